using System.Collections.Immutable;
using Hotswap.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hotswap.Analyzers;

/// <summary>
/// Suppresses the rules of style that plugin classes, lifecycle and live members cannot obey: the host decides whether they are
/// static, their names are wire names, their parameters are those of the host, and generated code makes their instances.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StyleSuppressor : DiagnosticSuppressor
{
    private const string Why = "Lifecycle and live members are called by generated code: their names, parameters and kind are given";

    private static readonly SuppressionDescriptor _static = new("HSS0001", "CA1822", Why);
    private static readonly SuppressionDescriptor _name = new("HSS0002", "CA1707", Why);
    private static readonly SuppressionDescriptor _parameter = new("HSS0003", "IDE0060", Why);
    private static readonly SuppressionDescriptor _instance = new(
        "HSS0004", "CA1812", "Generated code makes the instances of plugin classes, live types and the types of their members");

    private static readonly SuppressionDescriptor _namespace = new(
        "HSS0005", "CA1724", "The namespace that bears the plugin's name is that of its generated code");

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = [_static, _name, _parameter, _instance, _namespace];

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        HotswapProject project = HotswapProject.Of(context.Compilation, context.Options);
        if (!project.Role.IsPlugin || project.Form is not { } form)
        {
            return;
        }

        foreach (Diagnostic diagnostic in context.ReportedDiagnostics)
        {
            if (diagnostic.Location.SourceTree is { } tree
                && SupportedSuppressions.FirstOrDefault(s => s.SuppressedDiagnosticId == diagnostic.Id) is { } suppression
                && MemberAt(context.GetSemanticModel(tree), diagnostic, context.CancellationToken) is { } member
                && (suppression == _instance ? IsMade(member, form)
                    : suppression == _namespace ? Same(form.PluginClass, member)
                    : IsGiven(member, form)))
            {
                context.ReportSuppression(Suppression.Create(suppression, diagnostic));
            }
        }
    }

    private static ISymbol? MemberAt(SemanticModel model, Diagnostic diagnostic, CancellationToken cancel)
    {
        SyntaxNode? node = model.SyntaxTree.GetRoot(cancel).FindNode(diagnostic.Location.SourceSpan);
        while (node is not null)
        {
            ISymbol? symbol = model.GetDeclaredSymbol(node, cancel);
            if (symbol is IMethodSymbol or INamedTypeSymbol)
            {
                return symbol;
            }

            node = node.Parent;
        }

        return null;
    }

    private static bool IsGiven(ISymbol member, PluginProject form) =>
        form.Lifecycle.Any(b => Same(b.Method, member))
        || form.Invokables.Any(b => Same(b.Method, member))
        || form.LiveFunctions.Any(b => Same(b.Method, member))
        || form.LiveTypes.Any(b => Same(b.Type, member) || Same(b.Type, member.ContainingType));

    private static bool IsMade(ISymbol type, PluginProject form) =>
        Same(form.PluginClass, type)
        || form.LiveTypes.Any(b => Same(b.Type, type))
        || form.DataObjects.Any(o => o.Type == type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat));

    private static bool Same(ISymbol? known, ISymbol? member) => SymbolEqualityComparer.Default.Equals(known, member)
        || (known is IMethodSymbol { PartialImplementationPart: { } part } && SymbolEqualityComparer.Default.Equals(part, member));
}
