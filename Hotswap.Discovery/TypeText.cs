using System.Text;
using Microsoft.CodeAnalysis;

namespace Hotswap.Discovery;

/// <summary>How types and members are written: in code, in messages, in manifests.</summary>
public static class TypeText
{
    private static readonly SymbolDisplayFormat _code = SymbolDisplayFormat.FullyQualifiedFormat.WithMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
        | SymbolDisplayMiscellaneousOptions.UseSpecialTypes
        | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat _people = SymbolDisplayFormat.CSharpErrorMessageFormat
        .WithMiscellaneousOptions(
            SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier)
        .WithParameterOptions(SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeParamsRefOut);

    private static readonly SymbolDisplayFormat _signature = SymbolDisplayFormat.MinimallyQualifiedFormat
        .WithMemberOptions(SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeParameters)
        .WithParameterOptions(
            SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeParamsRefOut)
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>The type as generated code writes it, <c>global::</c> and nullable annotations included.</summary>
    public static string Code(ITypeSymbol type) => type.ToDisplayString(_code);

    /// <summary>The type without a nullable annotation of its own, as wanted by <c>is</c>, <c>new</c> and <c>typeof</c>.</summary>
    public static string CodeNotNull(ITypeSymbol type) => type.IsReferenceType
        ? Code(type.WithNullableAnnotation(NullableAnnotation.NotAnnotated))
        : Code(type);

    /// <summary>The symbol as a message names it.</summary>
    public static string Message(ISymbol symbol) => symbol.ToDisplayString(_people);

    /// <summary>A method's return type, name and parameters, for people.</summary>
    public static string Signature(IMethodSymbol method) => method.ToDisplayString(_signature);

    /// <summary>The type's full name as reflection writes it: <c>Space.Outer+Inner`1[System.Int32]</c>.</summary>
    public static string Metadata(ITypeSymbol type)
    {
        var text = new StringBuilder();
        Metadata(type, text);
        return text.ToString();
    }

    private static void Metadata(ITypeSymbol type, StringBuilder text)
    {
        switch (type)
        {
            case IArrayTypeSymbol array:
                Metadata(array.ElementType, text);
                text.Append('[').Append(',', array.Rank - 1).Append(']');
                break;
            case IDynamicTypeSymbol:
                text.Append("System.Object");
                break;
            case INamedTypeSymbol named:
                Path(named.TupleUnderlyingType ?? named, text);
                Arguments(named.TupleUnderlyingType ?? named, text);
                break;
            default:
                text.Append(type.Name);
                break;
        }
    }

    private static void Path(INamedTypeSymbol type, StringBuilder text)
    {
        if (type.ContainingType is { } outer)
        {
            Path(outer, text);
            text.Append('+');
        }
        else
        {
            Path(type.ContainingNamespace, text);
        }

        text.Append(type.MetadataName);
    }

    private static void Path(INamespaceSymbol? space, StringBuilder text)
    {
        if (space is { IsGlobalNamespace: false })
        {
            Path(space.ContainingNamespace, text);
            text.Append(space.Name).Append('.');
        }
    }

    private static void Arguments(INamedTypeSymbol type, StringBuilder text)
    {
        var arguments = new List<ITypeSymbol>();
        for (INamedTypeSymbol? level = type; level is not null; level = level.ContainingType)
        {
            arguments.InsertRange(0, level.TypeArguments);
        }

        if (arguments.Count == 0)
        {
            return;
        }

        text.Append('[');
        for (int i = 0; i < arguments.Count; i++)
        {
            if (i > 0)
            {
                text.Append(',');
            }

            Metadata(arguments[i], text);
        }

        text.Append(']');
    }
}
