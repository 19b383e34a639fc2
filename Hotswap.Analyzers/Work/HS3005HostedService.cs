using Hotswap.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hotswap.Analyzers;

/// <summary>HS3005: a hosted or background service class in a plugin.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HS3005HostedService : HotswapAnalyzer
{
    private static readonly DiagnosticDescriptor _rule = new(
        RuleIds.HostedService,
        "Hosted service in a plugin",
        "'{0}' is a hosted service: the host starts such services once, when it starts, and never replaces one; after a reload this version's goes on and keeps it in memory; "
            + "start the work in OnInit with PluginContext.Run, or end it in OnFree",
        Categories.Work,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Rule.HelpLink(RuleIds.HostedService));

    /// <summary>Creates the rule.</summary>
    public HS3005HostedService()
        : base(Roles.Swapped, _rule)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, HotswapProject project)
    {
        if (project.Types.Get("Microsoft.Extensions.Hosting.IHostedService") is not { } service)
        {
            return;
        }

        context.RegisterSymbolAction(
            c =>
            {
                var type = (INamedTypeSymbol)c.Symbol;
                if (IsService(type) && (type.IsAbstract ? !HasServices(type) && !IsService(type.BaseType) : !HasServices(type) || IsMade(type, project)))
                {
                    c.ReportDiagnostic(Diagnostic.Create(_rule, type.NameLocation(), type.Name));
                }
            },
            SymbolKind.NamedType);

        bool IsService(INamedTypeSymbol? type) => type is { TypeKind: TypeKind.Class } && project.IsOwn(type.OriginalDefinition)
            && type.AllInterfaces.Contains(service, SymbolEqualityComparer.Default);

        // What builds on a base is what is started, and spoken of; the base too, if it is started itself.
        bool HasServices(INamedTypeSymbol type) => Derived(type, project).Any(d => IsService(d) && (!d.IsAbstract || HasServices(d)));
    }

    private static IEnumerable<INamedTypeSymbol> Derived(INamedTypeSymbol type, HotswapProject project) => project.WrittenNames.OfType(type.Name)
        .Select(t => WrittenUses.Whole(t)?.Parent is BaseTypeSyntax { Parent.Parent: TypeDeclarationSyntax declaration } ? declaration : null).OfType<TypeDeclarationSyntax>()
        .Select(d => Semantics.Of(project.Compilation, d.SyntaxTree).GetDeclaredSymbol(d)).OfType<INamedTypeSymbol>()
        .Where(d => SymbolEqualityComparer.Default.Equals(d.BaseType?.OriginalDefinition, type.OriginalDefinition));

    /// <summary>Whether objects of the very class are made or registered: <c>new Saver()</c>, <c>AddHostedService&lt;Saver&gt;()</c>, <c>typeof(Saver)</c>.</summary>
    private static bool IsMade(INamedTypeSymbol type, HotswapProject project) => project.WrittenNames.OfType(type.Name)
        .Any(name => name.Parent?.FirstAncestorOrSelf<TypeSyntax>(t => t.Parent is not TypeSyntax)?.Parent switch
        {
            ObjectCreationExpressionSyntax or TypeOfExpressionSyntax => true,
            VariableDeclarationSyntax declaration => declaration.Variables.Any(v => v.Initializer is { Value: ImplicitObjectCreationExpressionSyntax }),
            PropertyDeclarationSyntax property => property.Initializer is { Value: ImplicitObjectCreationExpressionSyntax },
            TypeArgumentListSyntax { Parent.Parent: InvocationExpressionSyntax or MemberAccessExpressionSyntax or MemberBindingExpressionSyntax } => true,
            _ => false,
        });
}
