using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Hotswap.Analyzers;

/// <summary>
/// The bodies of methods as operations, each bound at most once, and only where a rule follows a suspicion into them.
/// Safe to use from any thread.
/// </summary>
internal sealed class Bodies(HotswapProject project)
{
    private readonly ConcurrentDictionary<ISymbol, ImmutableArray<IOperation>> _ofMember = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, ImmutableArray<IOperation>> _ofType = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, ImmutableArray<IOperation>> _writes = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();

    /// <summary>The bodies of a method, an initialised field or property; nothing for symbols of other assemblies.</summary>
    public ImmutableArray<IOperation> Of(ISymbol member)
    {
        ISymbol definition = member.OriginalDefinition;
        return _ofMember.GetOrAdd(definition, Bind);
    }

    /// <summary>What a method returns.</summary>
    public IEnumerable<IOperation> Returned(IMethodSymbol method) =>
        Of(method).SelectMany(b => b.DescendantsAndSelf()).OfType<IReturnOperation>().Select(r => r.ReturnedValue).OfType<IOperation>();

    /// <summary>All bodies of a type and of the types nested in it, initialisers included.</summary>
    public ImmutableArray<IOperation> OfType(INamedTypeSymbol type) => _ofType.GetOrAdd(
        type.OriginalDefinition,
        t => t.GetMembers().SelectMany(m => m is INamedTypeSymbol nested ? OfType(nested) : Of(m)).ToImmutableArray());

    /// <summary>Those of them in which the name is written, as is asked; others are not bound.</summary>
    public IEnumerable<IOperation> OfType(INamedTypeSymbol type, string name, Func<SyntaxToken, bool>? use = null)
    {
        // The text of the whole type is searched once, not that of each member.
        (SyntaxTree Tree, int At)[] places =
        [
            .. type.OriginalDefinition.DeclaringSyntaxReferences.SelectMany(r => project.WrittenNames.In(r.SyntaxTree, r.Span, name)
                .Where(t => use is null || use(t)).Select(t => (r.SyntaxTree, t.SpanStart))),
        ];
        return places.Length == 0 ? [] : Around(places, type.OriginalDefinition);
    }

    /// <summary>Those bodies that name the member, as is asked: in the types around it, and in the plugin class if it may be used there.</summary>
    public IEnumerable<IOperation> Naming(ISymbol member, Func<SyntaxToken, bool>? use = null)
    {
        IEnumerable<IOperation> around = OfType(Outermost(member.ContainingType), member.Name, use);
        return member.DeclaredAccessibility != Accessibility.Private && member is not IPropertySymbol { SetMethod: null } && project.Form is { PluginClass: { } plugin }
            ? around.Concat(OfType(plugin, member.Name, use))
            : around;
    }

    /// <summary>
    /// What is stored in a field or property of this assembly: the values assigned, its initialiser, the calls that it is passed to
    /// as an out or ref argument, and what else changes it.
    /// </summary>
    public ImmutableArray<IOperation> Writes(ISymbol member) => _writes.GetOrAdd(member.OriginalDefinition, FindWrites);

    /// <summary>The body that an operation is part of, up to the method or initialiser.</summary>
    public static IOperation Root(IOperation operation)
    {
        while (operation.Parent is { } parent)
        {
            operation = parent;
        }

        return operation;
    }

    /// <summary>The innermost lambda or local function that an operation is in; null where it is the member's own code.</summary>
    public static IOperation? Function(IOperation operation)
    {
        IOperation? around = operation.Parent;
        while (around is not (null or IAnonymousFunctionOperation or ILocalFunctionOperation))
        {
            around = around.Parent;
        }

        return around;
    }

    /// <summary>The bodies that a place is in.</summary>
    private IEnumerable<IOperation> Around((SyntaxTree Tree, int At)[] places, INamedTypeSymbol type) => type.GetMembers().SelectMany(m =>
        m is INamedTypeSymbol nested ? Around(places, nested)
        : Declarations(m).Any(r => places.Any(p => p.Tree == r.SyntaxTree && r.Span.Contains(p.At))) ? Of(m)
        : ImmutableArray<IOperation>.Empty);

    private ImmutableArray<IOperation> FindWrites(ISymbol member)
    {
        ImmutableArray<IOperation>.Builder found = ImmutableArray.CreateBuilder<IOperation>();
        if (member.ContainingType is null || !project.IsOwn(member))
        {
            return found.ToImmutable();
        }

        bool isValue = member is IFieldSymbol { Type.IsReferenceType: false };
        foreach (IOperation operation in Naming(member, t => WrittenUses.CanWrite(t, isValue)).SelectMany(b => b.DescendantsAndSelf()))
        {
            switch (operation)
            {
                case ISimpleAssignmentOperation assignment when Refers(assignment.Target):
                    found.Add(assignment.Value);
                    break;
                case ICoalesceAssignmentOperation coalesce when Refers(coalesce.Target):
                    found.Add(coalesce.Value);
                    break;
                case ICompoundAssignmentOperation compound when Refers(compound.Target):
                    found.Add(compound.Type?.TypeKind == TypeKind.Delegate ? compound.Value : compound);
                    break;
                case IVariableDeclaratorOperation { Symbol.RefKind: RefKind.Ref } alias when alias.GetVariableInitializer() is { } initializer && Refers(initializer.Value):
                    found.Add(alias);
                    break;
                case IDeconstructionAssignmentOperation apart:
                    found.AddRange(Deconstructions.Pairs(apart.Target, apart.Value).Where(p => Refers(p.Target)).Select(p => p.Value));
                    break;
                case IFieldInitializerOperation initializer when initializer.InitializedFields.Any(f => Same(f)):
                    found.Add(initializer.Value);
                    break;
                case IPropertyInitializerOperation initializer when initializer.InitializedProperties.Any(p => Same(p)):
                    found.Add(initializer.Value);
                    break;
                case IArgumentOperation { Parameter.RefKind: RefKind.Out or RefKind.Ref, Parent: { } call } argument when Refers(argument.Value):
                    found.Add(call);
                    break;
            }
        }

        return found.ToImmutable();

        bool Refers(IOperation target) => target is IMemberReferenceOperation reference && Same(reference.Member);
        bool Same(ISymbol symbol) => SymbolEqualityComparer.Default.Equals(symbol.OriginalDefinition, member);
    }

    /// <summary>The type itself, or the outermost one that it is nested in.</summary>
    public static INamedTypeSymbol Outermost(INamedTypeSymbol type)
    {
        while (type.ContainingType is { } outer)
        {
            type = outer;
        }

        return type;
    }

    /// <summary>Where the code of the member is written; of a partial method, the part with the body.</summary>
    public static ImmutableArray<SyntaxReference> Declarations(ISymbol member) =>
        (member is IMethodSymbol { PartialImplementationPart: { } part } ? part : member).DeclaringSyntaxReferences;

    private ImmutableArray<IOperation> Bind(ISymbol member)
    {
        AnalyzerEvents.BodyBound(project.Compilation, member);
        ImmutableArray<IOperation>.Builder found = ImmutableArray.CreateBuilder<IOperation>();
        foreach (SyntaxReference reference in Declarations(member))
        {
            SyntaxNode syntax = reference.GetSyntax();
            SyntaxNode? body = syntax switch
            {
                VariableDeclaratorSyntax variable => variable.Initializer,
                PropertyDeclarationSyntax property => property.Initializer,
                // A primary constructor has no body but what it hands to its base; its parameters are used in others.
                TypeDeclarationSyntax { BaseList: { } list } => list.Types.OfType<PrimaryConstructorBaseTypeSyntax>().FirstOrDefault(),
                TypeDeclarationSyntax or ParameterSyntax => null,
                _ => syntax,
            };
            if (body is not null && project.Compilation.ContainsSyntaxTree(body.SyntaxTree))
            {
                SemanticModel model = _models.GetOrAdd(body.SyntaxTree, t => Semantics.Of(project.Compilation, t));
                if (model.GetOperation(body) is { } operation)
                {
                    found.Add(operation);
                }
            }
        }

        return found.ToImmutable();
    }
}
