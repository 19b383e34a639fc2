using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hotswap.Analyzers;

/// <summary>Whether a call of System.Text.Json is given what its source generator wrote, and so needs no reflection.</summary>
internal static class JsonMetadata
{
    public static bool IsGiven(IInvocationOperation call, HotswapProject project) => call.Arguments.Any(a => a.Parameter?.Type switch
    {
        { Name: "JsonTypeInfo" or "JsonSerializerContext" } => true,
        { Name: "JsonSerializerOptions" } => IsOfContext(a.Value, project),
        _ => false,
    });

    /// <summary>Options of a context, or made with its resolver.</summary>
    private static bool IsOfContext(IOperation value, HotswapProject project)
    {
        IOperation plain = Values.Plain(value);
        return plain switch
        {
            IPropertyReferenceOperation { Property.Name: "Options", Instance.Type: { } holder }
                when holder.SelfAndBases().Any(t => t.Name == "JsonSerializerContext") => true,
            IObjectCreationOperation { Initializer: { } initializer } => initializer.Initializers.Any(SetsResolver),
            IFieldReferenceOperation field when project.IsOwn(field.Field) => project.Bodies.Writes(field.Field).Any(w => IsOfContext(w, project)),
            IPropertyReferenceOperation property when project.IsOwn(property.Property) =>
                project.Bodies.Writes(property.Property).Any(w => IsOfContext(w, project)),
            // A converter passes on what the outer call was given: that call is the one to speak of.
            IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol { IsOverride: true } method } =>
                method.ContainingType.SelfAndBases().Any(t => t is { Name: "JsonConverter", ContainingNamespace.Name: "Serialization" }),
            _ => false,
        };
    }

    /// <summary>Whether it sets a resolver, other than the one that works by reflection.</summary>
    private static bool SetsResolver(IOperation initializer) => initializer switch
    {
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "TypeInfoResolver" }, Value: { } resolver } =>
            Values.Plain(resolver).Type is not { Name: "DefaultJsonTypeInfoResolver" },
        IMemberInitializerOperation { InitializedMember: IPropertyReferenceOperation { Property.Name: "TypeInfoResolverChain" } } => true,
        _ => false,
    };
}
