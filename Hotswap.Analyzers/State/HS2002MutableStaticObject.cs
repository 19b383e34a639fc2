using System.Collections.Concurrent;
using Hotswap.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Hotswap.Analyzers;

/// <summary>HS2002: a static readonly field or get-only property whose object holds state.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HS2002MutableStaticObject : HotswapAnalyzer
{
    private static readonly DiagnosticDescriptor _rule = new(
        RuleIds.MutableStaticObject,
        "Static object holds state",
        "Static '{0}' cannot be replaced, but its {1} can be changed: each version of the plugin has its own, so what it holds is lost "
            + "at every reload; keep it in a field of the plugin class, use an immutable or frozen type, or say with "
            + "[DiscardableState(\"why\")] that it may be lost",
        Categories.State,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Rule.HelpLink(RuleIds.MutableStaticObject));

    /// <summary>Creates the rule.</summary>
    public HS2002MutableStaticObject()
        : base(Roles.Swapped, _rule)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, HotswapProject project)
    {
        var mutable = new MutableTypes(project);
        context.RegisterSymbolStartAction(start => Examine(start, project, mutable), SymbolKind.NamedType);
    }

    private static void Examine(SymbolStartAnalysisContext context, HotswapProject project, MutableTypes mutable)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (!HasStatics(type, context.CancellationToken))
        {
            return;
        }

        var found = new List<(ISymbol Member, ITypeSymbol Type)>();
        foreach (ISymbol member in type.GetMembers())
        {
            if (StoredType(member, project) is { } declared && DiscardableState.Concerns(member, project) && !ThreadBound.Is(member, project))
            {
                ITypeSymbol held = HeldType(member, declared, context.Compilation, context.CancellationToken);
                if (mutable.Contains(held))
                {
                    found.Add((member, held));
                }
            }
        }

        if (found.Count == 0)
        {
            return;
        }

        // Private collections are spoken of only where something may change them after their initialiser.
        var pending = new ConcurrentDictionary<ISymbol, bool>(SymbolEqualityComparer.Default);
        foreach ((ISymbol member, ITypeSymbol held) in found)
        {
            if (member.DeclaredAccessibility == Accessibility.Private && MutableTypes.IsOrMakesCollection(held))
            {
                pending[member] = false;
            }
        }

        if (!pending.IsEmpty)
        {
            context.RegisterOperationAction(
                c =>
                {
                    ISymbol member = ((IMemberReferenceOperation)c.Operation).Member.OriginalDefinition;
                    if (pending.TryGetValue(member, out bool written)
                        && !written
                        && !CollectionUse.OnlyFills(c.Operation, c.ContainingSymbol)
                        && CollectionUse.MayChange(c.Operation, project))
                    {
                        pending[member] = true;
                    }
                },
                OperationKind.FieldReference,
                OperationKind.PropertyReference);
        }

        context.RegisterSymbolEndAction(end =>
        {
            // The operations of nested types are not among those of the type, but may write its private members.
            foreach (ISymbol member in pending.Where(p => !p.Value).Select(p => p.Key).ToList())
            {
                if (type.GetTypeMembers().Any(t => NestedUse.Any(t, member, o => CollectionUse.MayChange(o, project), end)))
                {
                    pending[member] = true;
                }
            }

            foreach ((ISymbol member, ITypeSymbol held) in found)
            {
                if (!pending.TryGetValue(member, out bool written) || written)
                {
                    end.ReportDiagnostic(Diagnostic.Create(
                        _rule, member.NameLocation(), member.ShortName(), held.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)));
                }
            }
        });
    }

    /// <summary>Whether a static field or property is written in the type: most have none, and asking for all members of all types costs more.</summary>
    private static bool HasStatics(INamedTypeSymbol type, CancellationToken cancel) => type.DeclaringSyntaxReferences.Any(r =>
        r.GetSyntax(cancel) is TypeDeclarationSyntax declaration
        && declaration.Members.Any(m => m is FieldDeclarationSyntax or PropertyDeclarationSyntax && m.Modifiers.Any(SyntaxKind.StaticKeyword)));

    private static ITypeSymbol? StoredType(ISymbol member, HotswapProject project) => member switch
    {
        IFieldSymbol { IsStatic: true, IsReadOnly: true, AssociatedSymbol: null } field => field.Type,
        IPropertySymbol { IsStatic: true, SetMethod: null } property when property.IsStored() && !StoredProperties.IsWrittenByGetter(property, project) => property.Type,
        _ => null,
    };

    /// <summary>
    /// The type of what is stored: behind an interface that allows changes, or an object, the type that the initialiser makes.
    /// An interface for reading is taken at its word.
    /// </summary>
    private static ITypeSymbol HeldType(ISymbol member, ITypeSymbol declared, Compilation compilation, CancellationToken cancel)
    {
        if (declared.TypeKind != TypeKind.Interface && declared.SpecialType != SpecialType.System_Object)
        {
            return declared;
        }

        string name = declared.QualifiedName();
        if (name.StartsWith("System.Collections.", StringComparison.Ordinal))
        {
            return declared;
        }

        EqualsValueClauseSyntax? initializer = member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancel) switch
        {
            VariableDeclaratorSyntax variable => variable.Initializer,
            PropertyDeclarationSyntax property => property.Initializer,
            _ => null,
        };

        return initializer?.Value is BaseObjectCreationExpressionSyntax created
            && compilation.ContainsSyntaxTree(created.SyntaxTree)
            && Semantics.Of(compilation, created.SyntaxTree).GetTypeInfo(created, cancel).Type is { } made
                ? made
                : declared;
    }
}
