using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hotswap.Analyzers;

/// <summary>
/// What simple names in code stand for, told by where variables are declared and by the members of the types around: to ask the semantic model
/// at a place inside a body costs a look at all of that body. Safe to use from any thread.
/// </summary>
internal sealed class WrittenScopes(HotswapProject project)
{
    private readonly ConcurrentDictionary<SyntaxNode, ILookup<string, SyntaxNode>> _declared = new();
    private readonly ConcurrentDictionary<IdentifierNameSyntax, ISymbol?> _named = new();

    /// <summary>The parameter, member or type that the name stands for; null for a local variable, and where code would have to be bound to tell.</summary>
    public ISymbol? Named(IdentifierNameSyntax name) => _named.GetOrAdd(name, Find);

    /// <summary>The local variable that the name stands for; null where it stands for anything else.</summary>
    public VariableDeclaratorSyntax? Local(IdentifierNameSyntax name) => Declaration(name) as VariableDeclaratorSyntax;

    /// <summary>Whether the name is that of a parameter of a lambda that it is written in.</summary>
    public bool IsOfLambda(IdentifierNameSyntax name) => Declaration(name) is ParameterSyntax { } parameter && Scope(parameter) is AnonymousFunctionExpressionSyntax;

    /// <summary>Whether no variable has the name here: it is that of a member or type.</summary>
    public bool IsOfMember(IdentifierNameSyntax name) => Declaration(name) is null;

    /// <summary>The class or struct of that name at the place.</summary>
    public INamedTypeSymbol? Type(IdentifierNameSyntax name) =>
        Semantics.Of(project.Compilation, name.SyntaxTree).LookupNamespacesAndTypes(PlaceOutside(name), name: name.Identifier.ValueText).OfType<INamedTypeSymbol>().Where(t => t.Arity == 0).ToArray() is [{ } only]
            ? only
            : null;

    private ISymbol? Find(IdentifierNameSyntax name)
    {
        SemanticModel model = Semantics.Of(project.Compilation, name.SyntaxTree);
        return Declaration(name) switch
        {
            ParameterSyntax parameter => Scope(parameter) is AnonymousFunctionExpressionSyntax ? null : model.GetDeclaredSymbol(parameter),
            not null => null,
            null => name.Identifier.ValueText is "value" or "args" || model.LookupSymbols(PlaceOutside(name), name: name.Identifier.ValueText) is not [{ } only] ? null : only,
        };
    }

    /// <summary>Where all is in scope that is at the name, but for the variables of the member.</summary>
    private static int PlaceOutside(IdentifierNameSyntax name) => Member(name) is { } member and not BaseTypeDeclarationSyntax ? member.SpanStart : name.SpanStart;

    /// <summary>The innermost declaration of a variable or local function of that name around the name.</summary>
    private SyntaxNode? Declaration(IdentifierNameSyntax name) => Member(name) is { } member
        ? _declared.GetOrAdd(member, DeclaredIn)[name.Identifier.ValueText]
            .Select(d => (Node: d, Scope: Scope(d)))
            .Where(d => d.Scope.Span.Contains(name.Span))
            .OrderBy(d => d.Scope.Span.Length)
            .Select(d => d.Node).FirstOrDefault()
        : null;

    private static MemberDeclarationSyntax? Member(SyntaxNode name) => name.FirstAncestorOrSelf<MemberDeclarationSyntax>();

    private static ILookup<string, SyntaxNode> DeclaredIn(SyntaxNode member) => member.DescendantNodes().Select(n => (Name: n switch
    {
        ParameterSyntax parameter => parameter.Identifier,
        VariableDeclaratorSyntax { Parent.Parent: not BaseFieldDeclarationSyntax } variable => variable.Identifier,
        SingleVariableDesignationSyntax variable => variable.Identifier,
        ForEachStatementSyntax each => each.Identifier,
        CatchDeclarationSyntax caught => caught.Identifier,
        LocalFunctionStatementSyntax function => function.Identifier,
        FromClauseSyntax from => from.Identifier,
        LetClauseSyntax let => let.Identifier,
        JoinClauseSyntax join => join.Identifier,
        JoinIntoClauseSyntax into => into.Identifier,
        QueryContinuationSyntax continuation => continuation.Identifier,
        _ => default,
    }, Node: n)).Where(d => !d.Name.IsKind(SyntaxKind.None)).ToLookup(d => d.Name.ValueText, d => d.Node, StringComparer.Ordinal);

    /// <summary>The part of the code that a declaration is known in.</summary>
    private static SyntaxNode Scope(SyntaxNode declaration) => declaration switch
    {
        ParameterSyntax { Parent: AnonymousFunctionExpressionSyntax function } => function,
        ParameterSyntax { Parent.Parent: { } function } => function,
        ForEachStatementSyntax => declaration,
        _ => declaration.Ancestors().First(a => a is BlockSyntax or SwitchSectionSyntax or ForStatementSyntax or UsingStatementSyntax or FixedStatementSyntax or CatchClauseSyntax
            or AnonymousFunctionExpressionSyntax or ArrowExpressionClauseSyntax or QueryExpressionSyntax or MemberDeclarationSyntax or CompilationUnitSyntax),
    };
}
