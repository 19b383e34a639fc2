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
            ? In(call.TargetMethod, 0)
            : null;

    private IInvocationOperation? In(IMethodSymbol method, int depth) =>
        _giving.TryGetValue(method.OriginalDefinition, out IInvocationOperation? known) ? known : _giving.GetOrAdd(method.OriginalDefinition, Find(method, depth));

    private IInvocationOperation? Find(IMethodSymbol method, int depth) => depth > MaxDepth ? null
        : project.Bodies.Of(method).SelectMany(b => b.DescendantsAndSelf()).OfType<IInvocationOperation>()
            .Where(c => c.TargetMethod.TypeArguments.Any(IsParameter) || c.Arguments.Any(a => IsParameter(Values.Plain(a.Value).Type) || Values.Plain(a.Value) is ITypeOfOperation { TypeOperand: ITypeParameterSymbol }))
            .Select(c => facts.Of(c.TargetMethod) is not null ? (JsonMetadata.IsGiven(c, project) ? null : c)
                : project.IsOwn(c.TargetMethod) && c.TargetMethod.IsGenericMethod ? In(c.TargetMethod, depth + 1)
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
