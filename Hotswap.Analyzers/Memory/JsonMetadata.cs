using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hotswap.Analyzers;

/// <summary>Whether a call of System.Text.Json is given what its source generator wrote, and so needs no reflection.</summary>
internal static class JsonMetadata
{
    public static bool IsGiven(IInvocationOperation call, HotswapProject project) => call.Arguments.Any(a => a.Parameter?.Type switch
    {
        { Name: "JsonTypeInfo" or "JsonSerializerContext" } => true,
        { Name: "JsonSerializerOptions" } => IsOfContext(a.Value, project, default),
        _ => false,
    });

    /// <summary>Options of a context, made with its resolver or from such, or given one later.</summary>
    private static bool IsOfContext(IOperation value, HotswapProject project, Depth depth)
    {
        if (depth.Exceeds(4))
        {
            return false;
        }

        IOperation plain = Values.Plain(value);
        if (IsGivenResolver(value, project))
        {
            return true;
        }

        return plain switch
        {
            IPropertyReferenceOperation { Property.Name: "Options", Instance.Type: { } holder }
                when holder.SelfAndBases().Any(t => t.Name == "JsonSerializerContext") => true,
            IObjectCreationOperation created => (created.Initializer?.Initializers.Any(SetsResolver) ?? false)
                || (created.Arguments is [{ Value: { Type.Name: "JsonSerializerOptions" } copied }] && IsOfContext(copied, project, depth.Deeper)),
            IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } reference when project.IsOwn(reference.Member) =>
                project.Origins.Given(reference.Member).Any(g => IsOfContext(g, project, depth.Deeper)),
            IInvocationOperation call when project.IsOwn(call.TargetMethod) => project.Bodies.Returned(call.TargetMethod).Any(r => IsOfContext(r, project, depth.Deeper)),
            // A converter passes on what the outer call was given: that call is the one to speak of.
            IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol { IsOverride: true } method } =>
                method.ContainingType.SelfAndBases().Any(t => t is { Name: "JsonConverter", ContainingNamespace.Name: "Serialization" }),
            // Measured: any options by reflection keep the type, fresh ones of the plugin's own too. Only where every caller passes a context's is there no reflection.
            IParameterReferenceOperation parameter => project.Origins.Passed(parameter.Parameter).Select(p => IsOfContext(p, project, depth.Deeper)).DefaultIfEmpty(false).All(c => c),
            _ => false,
        };
    }

    /// <summary>Whether a variable's or field's options are given a resolver after they were made.</summary>
    private static bool IsGivenResolver(IOperation options, HotswapProject project)
    {
        IEnumerable<IOperation> code = options switch
        {
            ILocalReferenceOperation or IParameterReferenceOperation => [Bodies.Root(options)],
            IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } member when project.IsOwn(member.Member) =>
                project.Bodies.OfType(member.Member.ContainingType, "TypeInfoResolver").Concat(project.Bodies.OfType(member.Member.ContainingType, "TypeInfoResolverChain")),
            _ => [],
        };
        return Root.Of(options) is not null && code.SelectMany(b => b.DescendantsAndSelf()).Any(o => o switch
        {
            ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "TypeInfoResolver", Instance: { } set } } => Same(set) && SetsResolver(o),
            IInvocationOperation { TargetMethod.Name: "Add" or "Insert", Instance: IPropertyReferenceOperation { Property.Name: "TypeInfoResolverChain", Instance: { } chained } } => Same(chained),
            _ => false,
        });

        bool Same(IOperation changed) => SymbolEqualityComparer.Default.Equals(Root.Of(changed), Root.Of(options));
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
