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
            IObjectCreationOperation { Initializer: { } initializer } => initializer.Initializers.Any(i => i is ISimpleAssignmentOperation
            {
                Target: IPropertyReferenceOperation { Property.Name: "TypeInfoResolver" },
            } or IMemberInitializerOperation { InitializedMember: IPropertyReferenceOperation { Property.Name: "TypeInfoResolverChain" } }),
            IFieldReferenceOperation field when project.IsOwn(field.Field) => project.Bodies.Writes(field.Field).Any(w => IsOfContext(w, project)),
            IPropertyReferenceOperation property when project.IsOwn(property.Property) =>
                project.Bodies.Writes(property.Property).Any(w => IsOfContext(w, project)),
            _ => false,
        };
    }
}
