using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
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
    private readonly Lazy<HashSet<SyntaxNode>> _mayGive = new(() => FindByName(facts, project));

    /// <summary>The call in the method that gives the own type of this call to the cache; null where there is none.</summary>
    public IInvocationOperation? Giving(IInvocationOperation call) =>
        project.IsOwn(call.TargetMethod) && (call.TargetMethod.TypeArguments.Any(project.MentionsOwn) || call.TargetMethod.ContainingType.TypeArguments.Any(project.MentionsOwn))
            ? _giving.GetOrAdd(call.TargetMethod.OriginalDefinition, m => Find(m, default))
            : null;

    // What is found from another method on is not kept: that is no further looked for than is left of the way.
    private IInvocationOperation? Find(IMethodSymbol method, Depth depth) => depth.Exceeds(MaxDepth) || !MayGive(method) ? null
        : project.Bodies.Of(method).SelectMany(b => b.DescendantsAndSelf()).OfType<IInvocationOperation>()
            .Where(c => c.TargetMethod.TypeArguments.Any(IsParameter) || c.TargetMethod.ContainingType.TypeArguments.Any(IsParameter) || c.Arguments.Any(a => IsParameter(Values.Plain(a.Value).Type) || Values.Plain(a.Value) is ITypeOfOperation { TypeOperand: ITypeParameterSymbol }))
            .Select(c => facts.Of(c.TargetMethod) is not null ? (JsonMetadata.IsGiven(c, project) ? null : c) : Find(c.TargetMethod.OriginalDefinition, depth.Deeper))
            .FirstOrDefault(c => c is not null);

    private bool MayGive(IMethodSymbol method) => Bodies.Declarations(method).Any(r => _mayGive.Value.Contains(r.GetSyntax()));

    /// <summary>
    /// The generic methods in which one of the methods is called that the facts are about, or another such method: by what is written, so that only
    /// these are bound.
    /// </summary>
    private static HashSet<SyntaxNode> FindByName(FactIndex facts, HotswapProject project)
    {
        var found = new HashSet<SyntaxNode>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        List<SyntaxNode> around = [];
        foreach (IGrouping<INamedTypeSymbol, IMethodSymbol> methods in facts.Methods.GroupBy(m => m.ContainingType, (IEqualityComparer<INamedTypeSymbol>)SymbolEqualityComparer.Default))
        {
            // The names of static methods are everybody's; before them stands their type's, unless that is imported.
            SyntaxToken[] types = [.. project.WrittenNames.OfType(methods.Key.Name)];
            around.AddRange(types.SelectMany(Functions).Where(found.Add));
            bool isImported = types.Any(t => t.Parent!.FirstAncestorOrSelf<UsingDirectiveSyntax>() is { Alias: null });
            names.UnionWith(methods.Where(m => isImported || m.IsExtensionMethod || !m.IsStatic).Select(m => m.Name));
        }

        IEnumerable<(string Name, string? Type)> next = names.Select(n => (n, (string?)null));
        for (int depth = 0; depth <= MaxDepth; depth++)
        {
            around.AddRange(next.SelectMany(n => project.WrittenNames.Uses(n.Name, n.Type)).Where(t => WrittenUses.Call(t) is not null).SelectMany(Functions).Where(found.Add));
            next = [.. around.Select(Name).Where(n => names.Add(n.Name))];
            around.Clear();
        }

        return found;
    }

    /// <summary>The functions around that can be given a type: by a parameter of their own or of a type around them.</summary>
    private static IEnumerable<SyntaxNode> Functions(SyntaxToken name) =>
        name.Parent!.Ancestors().Where(a => a is MethodDeclarationSyntax or LocalFunctionStatementSyntax && a.AncestorsAndSelf().Any(HasTypeParameters));

    private static bool HasTypeParameters(SyntaxNode node) => node is MethodDeclarationSyntax { TypeParameterList: not null }
        or LocalFunctionStatementSyntax { TypeParameterList: not null } or TypeDeclarationSyntax { TypeParameterList: not null };

    /// <summary>The name of a function, and that of its type where the function has no parameters of its own: who calls it, has an object of the type.</summary>
    private static (string Name, string? Type) Name(SyntaxNode function) => function is MethodDeclarationSyntax method
        ? (method.Identifier.ValueText, method.TypeParameterList is null ? method.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.Identifier.ValueText : null)
        : (((LocalFunctionStatementSyntax)function).Identifier.ValueText, null);

    private static bool IsParameter(ITypeSymbol? type) => type switch
    {
        ITypeParameterSymbol => true,
        IArrayTypeSymbol array => IsParameter(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(IsParameter),
        _ => false,
    };
}
