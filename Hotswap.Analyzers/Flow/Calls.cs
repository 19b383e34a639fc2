using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace Hotswap.Analyzers;

/// <summary>What the calls that are written in this assembly pass on. Safe to use from any thread.</summary>
internal sealed class Calls(HotswapProject project)
{
    private readonly ConcurrentDictionary<ISymbol, Code> _code = new(SymbolEqualityComparer.Default);

    /// <summary>The parameter of the method that was first declared: calls name that one, or any of its overrides.</summary>
    public static IParameterSymbol Declared(IParameterSymbol parameter)
    {
        parameter = parameter.OriginalDefinition;
        return parameter.ContainingSymbol is IMethodSymbol { IsOverride: true } method
            ? method.Overrides().OriginalDefinition.Parameters[parameter.Ordinal]
            : parameter;
    }

    /// <summary>What is passed for a parameter, one after the other as it is asked for; nothing if the method is also passed on as a delegate.</summary>
    /// <param name="declared">The parameter, as <see cref="Declared"/> gives it.</param>
    /// <param name="canMatter">Tells by what is written whether a value has to be looked at; calls that pass others are not bound.</param>
    public IEnumerable<IOperation> PassedFor(IParameterSymbol declared, Func<ExpressionSyntax, bool>? canMatter = null)
    {
        var method = (IMethodSymbol)declared.ContainingSymbol;
        ImmutableArray<CallSite> sites = project.Mentions.Sites(method);
        return sites.Any(s => s.Call is null && WrittenTypes.CanBe(s, method, project) && s.Caller is { } caller && Of(caller).References.Contains(method))
            ? []
            : sites.Select(s => (Site: s, Written: s.Call is null ? null : WrittenUses.Argument(s.Call, declared)))
                .Where(s => s.Written is null || WrittenTypes.HasFormOf(s.Written, declared.Type))
                // Those first that what is written tells most about: where an answer is found, others are not bound.
                .OrderBy(s => s.Written switch { IdentifierNameSyntax => 0, not null => 1, null => 2 })
                .Where(s => s.Written is null || canMatter is null || canMatter(s.Written))
                .Where(s => WrittenTypes.CanBe(s.Site, method, project) && (s.Written is null || WrittenTypes.CanBecome(s.Written, declared.Type, project)))
                .SelectMany(s => At(s.Site))
                .SelectMany(c => ArgumentsOf(c))
                .Where(a => a.Parameter is { } parameter && parameter.Ordinal == declared.Ordinal && SymbolEqualityComparer.Default.Equals(Declared(parameter), declared))
                .Select(a => a.Value);
    }

    /// <summary>What the members of an extension block are called on.</summary>
    public IEnumerable<IOperation> ReceiversOf(INamedTypeSymbol extension) => extension.OriginalDefinition.GetMembers().OfType<IMethodSymbol>().SelectMany(m =>
        project.Mentions.Of(m).SelectMany(caller => Of(caller).All).OfType<IInvocationOperation>()
            .Where(c => SymbolEqualityComparer.Default.Equals(c.TargetMethod.OriginalDefinition, m.OriginalDefinition)
                || SymbolEqualityComparer.Default.Equals(c.TargetMethod.OriginalDefinition, m.AssociatedExtensionImplementation))
            .Select(c => c.Instance ?? c.Arguments.FirstOrDefault()?.Value).OfType<IOperation>());

    private IEnumerable<IOperation> At(CallSite site) => site.Caller is not { } caller ? [] : site.Call is { } call ? Of(caller).ByPlace[Place(call)] : Of(caller).All;

    private static ImmutableArray<IArgumentOperation> ArgumentsOf(IOperation call) => call switch
    {
        IInvocationOperation invocation => invocation.Arguments,
        IObjectCreationOperation created => created.Arguments,
        _ => [],
    };

    private static (TextSpan Span, int Kind) Place(SyntaxNode node) => (node.Span, node.RawKind);

    private Code Of(ISymbol member) => _code.GetOrAdd(member, m => new Code(project.Bodies.Of(m)));

    /// <summary>The calls in a member's code, by where they are written, and the methods that it takes as delegates.</summary>
    private sealed class Code
    {
        public Code(ImmutableArray<IOperation> bodies)
        {
            IOperation[] found = [.. bodies.SelectMany(b => b.DescendantsAndSelf()).Where(o => o is IInvocationOperation or IObjectCreationOperation or IMethodReferenceOperation)];
            All = [.. found.Where(o => o is not IMethodReferenceOperation)];
            ByPlace = All.ToLookup(o => Place(o.Syntax));
            References = new HashSet<ISymbol>(found.OfType<IMethodReferenceOperation>().Select(r => r.Method.Overrides().OriginalDefinition), SymbolEqualityComparer.Default);
        }

        public ImmutableArray<IOperation> All { get; }

        public ILookup<(TextSpan Span, int Kind), IOperation> ByPlace { get; }

        public HashSet<ISymbol> References { get; }
    }
}
