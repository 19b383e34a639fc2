using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Hotswap.Analyzers;

/// <summary>Which members' code may call a method: found by text, so that only these are bound. Safe to use from any thread.</summary>
internal sealed class Mentions(HotswapProject project)
{
    /// <summary>What more members than these may call is everybody's, and following it would cost too much.</summary>
    private const int Most = 64;

    private readonly ConcurrentDictionary<IMethodSymbol, ImmutableArray<CallSite>> _sites = new(SymbolEqualityComparer.Default);

    /// <summary>The members that may call the method or take it as a delegate; none where there are too many to be followed.</summary>
    public IEnumerable<ISymbol> Of(IMethodSymbol method) => Sites(method).Select(s => s.Caller).OfType<ISymbol>().Distinct<ISymbol>(SymbolEqualityComparer.Default);

    /// <summary>Where they do so.</summary>
    public ImmutableArray<CallSite> Sites(IMethodSymbol method) => _sites.GetOrAdd(method.OriginalDefinition, Find);

    private ImmutableArray<CallSite> Find(IMethodSymbol method)
    {
        if (method.MethodKind == MethodKind.LocalFunction)
        {
            return [new CallSite(new(() => AroundLocal(method)), null, null)];
        }

        // All are found before the first is bound: most that are many need not be.
        var members = new HashSet<SyntaxNode>();
        var written = new List<(SyntaxNode Member, ExpressionSyntax? Use, SyntaxNode? Call)>();
        foreach ((SyntaxTree tree, TextSpan span) in Scope(method))
        {
            foreach ((SyntaxNode Member, ExpressionSyntax? Use, SyntaxNode? Call) place in MembersIn(tree, span, method))
            {
                written.Add(place);
                if (members.Add(place.Member) && members.Count > Most)
                {
                    return [];
                }
            }
        }

        Dictionary<SyntaxNode, Lazy<ISymbol?>> callers = members.ToDictionary(m => m, m => new Lazy<ISymbol?>(() => Declared(m)));
        return [.. written.Select(w => new CallSite(callers[w.Member], w.Use, w.Call))];
    }

    private ISymbol? Declared(SyntaxNode member) =>
        Semantics.Of(project.Compilation, member.SyntaxTree).GetDeclaredSymbol(member) is { } symbol ? CodeOf(symbol, member) : null;

    /// <summary>The symbol whose body the code is: of a computed property the getter, of a type its primary constructor.</summary>
    private static ISymbol? CodeOf(ISymbol symbol, SyntaxNode declaration) => symbol switch
    {
        IPropertySymbol { GetMethod: { } get } property when !property.IsStored() => get,
        INamedTypeSymbol type => type.InstanceConstructors.FirstOrDefault(c => c.DeclaringSyntaxReferences.Any(r => r.SyntaxTree == declaration.SyntaxTree && r.Span == declaration.Span)),
        _ => symbol,
    };

    private static ISymbol? AroundLocal(IMethodSymbol function)
    {
        ISymbol? around = function;
        while (around is IMethodSymbol { MethodKind: MethodKind.LocalFunction or MethodKind.AnonymousFunction })
        {
            around = around.ContainingSymbol;
        }

        return around;
    }

    /// <summary>Where the method can be called from: what is private, in its type alone.</summary>
    private IEnumerable<(SyntaxTree Tree, TextSpan Span)> Scope(IMethodSymbol method) => method.DeclaredAccessibility == Accessibility.Private
        ? method.ContainingType.DeclaringSyntaxReferences.Select(r => (r.SyntaxTree, r.Span))
        : project.WrittenNames.FilesWith(method.MethodKind == MethodKind.Constructor ? method.ContainingType.Name : method.Name).Select(t => (t, new TextSpan(0, t.Length)));

    private IEnumerable<(SyntaxNode Member, ExpressionSyntax? Use, SyntaxNode? Call)> MembersIn(SyntaxTree tree, TextSpan span, IMethodSymbol method)
    {
        bool constructs = method.MethodKind == MethodKind.Constructor;
        bool named = false;
        foreach (SyntaxToken token in constructs ? project.WrittenNames.In(tree, span, method.ContainingType.Name) : project.WrittenNames.UsesIn(tree, span, method.Name))
        {
            named = true;
            if (WrittenUses.CanCall(token, method) && MemberAround(token) is { } member)
            {
                yield return (member, constructs ? null : WrittenUses.Whole(token), WrittenUses.Call(token));
            }

            if (constructs && WrittenUses.PrimaryOver(token, method) is { } type)
            {
                yield return (type, null, type.BaseList!.Types.OfType<PrimaryConstructorBaseTypeSyntax>().First());
            }
            else if (constructs)
            {
                foreach (ConstructorDeclarationSyntax chained in Chained(token, method))
                {
                    yield return (chained, null, chained.Initializer);
                }
            }
        }

        if (!constructs || !named)
        {
            yield break;
        }

        // new(…) names no type; that is named in its file as a rule: by a variable, a member or a return type.
        foreach (SyntaxToken token in project.WrittenNames.Tokens(tree, span, "new"))
        {
            if (token.Parent is ImplicitObjectCreationExpressionSyntax created && WrittenUses.Fits(created.ArgumentList, method) && MemberAround(token) is { } member)
            {
                yield return (member, null, created);
            }
        }
    }

    /// <summary>Constructors that call another one of their class or of its base.</summary>
    private static IEnumerable<ConstructorDeclarationSyntax> Chained(SyntaxToken name, IMethodSymbol method)
    {
        IEnumerable<ConstructorDeclarationSyntax> constructors = name.Parent is ConstructorDeclarationSyntax { Initializer.RawKind: (int)SyntaxKind.ThisConstructorInitializer } own
            ? [own]
            : WrittenUses.ConstructorsOver(name);
        return constructors.Where(c => WrittenUses.Fits(c.Initializer!.ArgumentList, method));
    }

    private static SyntaxNode? MemberAround(SyntaxToken token) => token.Parent?.FirstAncestorOrSelf<SyntaxNode>(
        n => n is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or PropertyDeclarationSyntax
            || (n is VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax }));
}
