using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hotswap.Analyzers;

/// <summary>
/// Own generic methods that give a type parameter to a cache of the host: whoever calls them with an own type gives that. Each is looked into once, and
/// only if it is called with one. Safe to use from any thread.
/// </summary>
internal sealed class GenericHelpers(FactIndex facts, HotswapProject project)
{
    private const int MaxDepth = 3;

    private readonly ConcurrentDictionary<IMethodSymbol, IInvocationOperation?> _giving = new(SymbolEqualityComparer.Default);

    /// <summary>The call in the method that gives the own type of this call to the cache; null where there is none.</summary>
    public IInvocationOperation? Giving(IInvocationOperation call) =>
        project.IsOwn(call.TargetMethod) && (call.TargetMethod.TypeArguments.Any(project.MentionsOwn) || call.TargetMethod.ContainingType.TypeArguments.Any(project.MentionsOwn))
            ? _giving.GetOrAdd(call.TargetMethod.OriginalDefinition, m => Find(m, 0))
            : null;

    // What is found from another method on is not kept: that is no further looked for than is left of the way.
    private IInvocationOperation? Find(IMethodSymbol method, int depth) => depth > MaxDepth ? null
        : project.Bodies.Of(method).SelectMany(b => b.DescendantsAndSelf()).OfType<IInvocationOperation>()
            .Where(c => c.TargetMethod.TypeArguments.Any(IsParameter) || c.Arguments.Any(a => IsParameter(Values.Plain(a.Value).Type) || Values.Plain(a.Value) is ITypeOfOperation { TypeOperand: ITypeParameterSymbol }))
            .Select(c => facts.Of(c.TargetMethod) is not null ? (JsonMetadata.IsGiven(c, project) ? null : c)
                : project.IsOwn(c.TargetMethod) && c.TargetMethod.IsGenericMethod ? Find(c.TargetMethod.OriginalDefinition, depth + 1)
                : null)
            .FirstOrDefault(c => c is not null);

    private static bool IsParameter(ITypeSymbol? type) => type switch
    {
        ITypeParameterSymbol => true,
        IArrayTypeSymbol array => IsParameter(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(IsParameter),
        _ => false,
    };
}
