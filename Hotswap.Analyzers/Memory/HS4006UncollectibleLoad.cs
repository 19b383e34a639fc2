using Hotswap.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Hotswap.Analyzers;

/// <summary>HS4006: an assembly loaded in a way that is never collectible.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HS4006UncollectibleLoad : HotswapAnalyzer
{
    private static readonly DiagnosticDescriptor _rule = new(
        RuleIds.UncollectibleLoad,
        "Assembly is loaded for ever",
        "'{0}' loads an assembly that is never unloaded: it stays in memory after each reload, together with all versions that it refers to; {1}",
        Categories.Memory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Rule.HelpLink(RuleIds.UncollectibleLoad));

    /// <summary>Creates the rule.</summary>
    public HS4006UncollectibleLoad()
        : base(Roles.Swapped, _rule)
    {
    }

    private const string Remedy = "pass isCollectible: true and unload the context on the way to OnFree";

    private protected override void Register(CompilationStartAnalysisContext context, HotswapProject project)
    {
        var facts = new FactIndex(project, RuleIds.UncollectibleLoad, FactEnd.Never);
        INamedTypeSymbol? loadContext = project.Types.Get("System.Runtime.Loader.AssemblyLoadContext");
        context.RegisterOperationAction(c => Examine(c, (IInvocationOperation)c.Operation, facts, loadContext), OperationKind.Invocation);
        context.RegisterOperationAction(
            c =>
            {
                // files.Select(Assembly.LoadFile)
                var reference = (IMethodReferenceOperation)c.Operation;
                if (facts.Of(reference.Method) is { } fact && !IsByName(reference.Method))
                {
                    Report(c, reference.Method.ShortName(), fact.Remedy);
                }
            },
            OperationKind.MethodReference);
        context.RegisterSymbolAction(
            c =>
            {
                if (loadContext is not null && SymbolEqualityComparer.Default.Equals(((INamedTypeSymbol)c.Symbol).BaseType, loadContext)
                    && ((INamedTypeSymbol)c.Symbol).InstanceConstructors.FirstOrDefault(IsSilent) is { } constructor)
                {
                    c.ReportDiagnostic(Diagnostic.Create(_rule, (constructor.IsImplicitlyDeclared ? c.Symbol : constructor).NameLocation(), loadContext.Name, Remedy));
                }
            },
            SymbolKind.NamedType);
        context.RegisterOperationAction(
            c =>
            {
                var created = (IObjectCreationOperation)c.Operation;
                if (SymbolEqualityComparer.Default.Equals(created.Type, loadContext) && !IsCollectible(created.Arguments))
                {
                    Report(c, created.Type!.Name, Remedy);
                }
            },
            OperationKind.ObjectCreation);
    }

    private static void Examine(OperationAnalysisContext context, IInvocationOperation call, FactIndex facts, INamedTypeSymbol? loadContext)
    {
        IMethodSymbol method = call.TargetMethod;
        if (facts.Of(method) is { } fact)
        {
            // By name, an assembly is found through the plugin's own context.
            if (!IsByName(method))
            {
                Report(context, method.ShortName(), fact.Remedy);
            }
        }
        else if (SymbolEqualityComparer.Default.Equals(method.ContainingType, loadContext))
        {
            if (method.MethodKind == MethodKind.Constructor)
            {
                // A context of the plugin's own: what it passes to its base.
                if (!IsCollectible(call.Arguments))
                {
                    Report(context, method.ContainingType.Name, Remedy);
                }
            }
            else if (method.Name.StartsWith("LoadFrom", StringComparison.Ordinal)
                && method.Name != "LoadFromAssemblyName"
                && call.Instance is { } on && Values.Plain(on) is IPropertyReferenceOperation { Property: { Name: "Default", IsStatic: true } })
            {
                Report(context, method.ShortName(), "load it with the plugin's own AssemblyLoadContext");
            }
        }
    }

    private static bool IsByName(IMethodSymbol method) => method.Name == "Load" && method.Parameters is not [{ Type: IArrayTypeSymbol }, ..];

    /// <summary>A constructor of a context of the plugin's own that leaves its base to the one without parameters.</summary>
    private static bool IsSilent(IMethodSymbol constructor) => constructor.IsImplicitlyDeclared
        || Bodies.Declarations(constructor).Any(r => r.GetSyntax() is ConstructorDeclarationSyntax { Initializer: null });

    private static bool IsCollectible(System.Collections.Immutable.ImmutableArray<IArgumentOperation> arguments) => arguments.Any(a =>
        a.Parameter?.Name == "isCollectible" && a.Value.ConstantValue is not { HasValue: true, Value: false });

    private static void Report(OperationAnalysisContext context, string member, string remedy) =>
        context.ReportDiagnostic(Diagnostic.Create(_rule, context.Operation.Syntax.GetLocation(), member, remedy));
}
