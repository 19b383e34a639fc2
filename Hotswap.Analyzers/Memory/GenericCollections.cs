using Microsoft.CodeAnalysis;

namespace Hotswap.Analyzers;

/// <summary>
/// Generic types of the framework over types of this assembly. The XML serialisers keep these, and only these, in memory:
/// plain types and arrays were measured to be harmless.
/// </summary>
internal static class GenericCollections
{
    /// <summary>Whether the type is one, or a public member of it is.</summary>
    public static bool HoldsOwn(ITypeSymbol? type, HotswapProject project, Depth depth = default)
    {
        switch (type)
        {
            case IArrayTypeSymbol array:
                return HoldsOwn(array.ElementType, project, depth);
            case INamedTypeSymbol { TypeArguments.IsEmpty: false } generic when !project.IsOwn(generic.OriginalDefinition):
                return generic.TypeArguments.Any(project.MentionsOwn);
            case INamedTypeSymbol named when project.IsOwn(named.OriginalDefinition) && depth.IsWithin(3):
                return named.SelfAndBases().SelectMany(t => t.GetMembers()).Any(m => m is { IsStatic: false, DeclaredAccessibility: Accessibility.Public } && m switch
                {
                    IPropertySymbol { IsIndexer: false } property => HoldsOwn(property.Type, project, depth.Deeper),
                    IFieldSymbol { IsImplicitlyDeclared: false } field => HoldsOwn(field.Type, project, depth.Deeper),
                    _ => false,
                });
            default:
                return false;
        }
    }
}
