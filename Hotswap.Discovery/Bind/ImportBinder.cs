using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Hotswap.Discovery;

/// <summary>A settable member of what Import returns.</summary>
/// <param name="Member">The field or property; its name is the dependency's.</param>
/// <param name="Type">Its type.</param>
public sealed record ImportMember(ISymbol Member, ITypeSymbol Type);

/// <summary>Reads the dependencies from Import's declared return type.</summary>
internal static class ImportBinder
{
    /// <summary>The members that are set, in the order of their names.</summary>
    public static ImmutableArray<ImportMember> Members(ITypeSymbol imports, KnownTypes known) =>
    [
        .. Candidates(imports, known)
            .Where(m => IsSettable(m, known.Compilation))
            .Select(m => new ImportMember(m, TypeOf(m)))
            .OrderBy(m => m.Member.Name, StringComparer.Ordinal),
    ];

    public static Fault? CheckReturn(IMethodSymbol import, KnownTypes known, LifecycleBinder faults)
    {
        ITypeSymbol type = import.ReturnType;
        if (type is IErrorTypeSymbol)
        {
            return null;
        }

        if (type.TypeKind != TypeKind.Class || type.SpecialType == SpecialType.System_String)
        {
            return faults.At(
                import,
                FaultReason.ReturnType,
                $"it returns '{TypeText.Message(type)}', whose members cannot be set; return a class whose public members are the dependencies");
        }

        ISymbol[] fixedMembers = [.. Candidates(type, known).Where(m => !IsSettable(m, known.Compilation))];
        if (fixedMembers.FirstOrDefault(m => m is IPropertySymbol { SetMethod.IsInitOnly: true }) is { } initOnly)
        {
            return faults.At(
                import,
                FaultReason.ReturnType,
                $"member '{TypeText.Message(initOnly)}' can be set only while the object is made; give it a set accessor, or leave it out with [HotswapIgnore]");
        }

        return fixedMembers.Length > 0 && Members(type, known).IsEmpty
            ? faults.At(
                import,
                FaultReason.ReturnType,
                $"no member of '{TypeText.Message(type)}' can be set; give '{fixedMembers[0].Name}' a public setter")
            : null;
    }

    private static IEnumerable<ISymbol> Candidates(ITypeSymbol imports, KnownTypes known) =>
        MemberLookup.PublicData(imports).Where(m =>
            KnownTypes.Attribute(m, known.IgnoreAttribute) is null
            && m is not (IPropertySymbol { ReturnsByRef: true } or IPropertySymbol { ReturnsByRefReadonly: true } or IFieldSymbol { IsConst: true })
            && TypeOf(m) is not IErrorTypeSymbol);

    private static bool IsSettable(ISymbol member, Compilation compilation) => member switch
    {
        IPropertySymbol property => property.SetMethod is { IsInitOnly: false, DeclaredAccessibility: Accessibility.Public }
            && Access.CanName(property.Type, compilation),
        IFieldSymbol field => !field.IsReadOnly && !field.IsFixedSizeBuffer && Access.CanName(field.Type, compilation),
        _ => false,
    };

    private static ITypeSymbol TypeOf(ISymbol member) => member is IPropertySymbol property ? property.Type : ((IFieldSymbol)member).Type;
}
