using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Hotswap.Discovery;

/// <summary>Faults of what a plugin shares with others: HS5003.</summary>
internal static class ContractValidity
{
    public static IEnumerable<Fault> Check(
        INamedTypeSymbol plugin,
        ImmutableArray<LifecycleBinding> lifecycle,
        ImmutableArray<ImportMember> imports,
        KnownTypes known)
    {
        if (lifecycle.FirstOrDefault(b => b.Kind == LifecycleMethod.Export) is { } export
            && Check(export.Method, export.Method.ReturnType, plugin, known) is { } exportFault)
        {
            yield return exportFault;
        }

        foreach (ImportMember import in imports)
        {
            if (Check(import.Member, import.Type, plugin, known) is { } fault)
            {
                yield return fault;
            }
        }
    }

    /// <summary>The fault of a member whose type is not shared, or null.</summary>
    private static Fault? Check(ISymbol member, ITypeSymbol type, INamedTypeSymbol plugin, KnownTypes known)
    {
        if (SharedTypes.FirstForeign(type, known) is not { } foreign)
        {
            return null;
        }

        ISymbol place = Fault.LocationOf(member).IsInSource ? member : plugin;
        return Fault.At(
            RuleIds.TypeOutsideContract,
            place,
            $"'{TypeText.Message(member)}'",
            TypeText.Message(foreign.WithNullableAnnotation(NullableAnnotation.NotAnnotated)),
            foreign.ContainingAssembly.Name);
    }
}
