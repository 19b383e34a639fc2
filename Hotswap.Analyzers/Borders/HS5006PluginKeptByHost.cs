using System.Collections.Concurrent;
using Hotswap.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Hotswap.Analyzers;

/// <summary>HS5006: a host that stores a PluginManager, a Plugin, an exported object or a GetFunc delegate in a field.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HS5006PluginKeptByHost : HotswapAnalyzer
{
    private static readonly DiagnosticDescriptor _rule = new(
        RuleIds.PluginKeptByHost,
        "Host keeps something of a plugin",
        "'{0}' keeps {1} beyond the lease it was got under: after a reload it calls freed code or throws, and the old version stays in memory; "
            + "get it from the current generation inside of a lease each time",
        Categories.Borders,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Rule.HelpLink(RuleIds.PluginKeptByHost));

    /// <summary>Creates the rule.</summary>
    public HS5006PluginKeptByHost()
        : base(Roles.Host, _rule)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, HotswapProject project)
    {
        if (project.IsTrue("IsTestProject"))
        {
            return;
        }

        var keepers = new Keepers(project);
        INamedTypeSymbol?[] kept = [project.Types.Get("Hotswap.PluginManager"), project.Types.Get("Hotswap.Plugin")];
        context.RegisterSymbolAction(
            c =>
            {
                ITypeSymbol? type = c.Symbol switch
                {
                    IFieldSymbol { AssociatedSymbol: null } field => field.Type,
                    IPropertySymbol property => property.Type,
                    _ => null,
                };
                // A ref struct lives on the stack, no longer than the lease that is beside it.
                if (kept.FirstOrDefault(k => Mentions(type, k)) is { } found
                    && (c.Symbol as IPropertySymbol)?.IsStored() != false
                    && c.Symbol is not { IsStatic: false, ContainingType.IsRefLikeType: true })
                {
                    c.ReportDiagnostic(Diagnostic.Create(_rule, c.Symbol.NameLocation(), c.Symbol.ShortName(), "a " + found.Name));
                }
            },
            SymbolKind.Field,
            SymbolKind.Property);
        context.RegisterSymbolStartAction(start => ExamineParameters(start, kept), SymbolKind.NamedType);
        context.RegisterOperationAction(
            c =>
            {
                var call = (IInvocationOperation)c.Operation;
                string? what = call.TargetMethod switch
                {
                    { Name: "GetFunc", ContainingType: { } type } when Same(type, kept[1]) => "a plugin's delegate",
                    { Name: "GetExport", ContainingType: { } type } when Same(type, kept[1]) => "an exported object",
                    { Name: "Get", ContainingType: { } type } when Same(type, project.Types.Get("Hotswap.LiveFuncTable")) => "a live function's delegate",
                    _ => null,
                };
                Examine(c, what, keepers, project);
            },
            OperationKind.Invocation);
        context.RegisterOperationAction(
            c => Examine(c, ((IPropertyReferenceOperation)c.Operation).Property is { Name: "Export", ContainingType: { } type } && Same(type, kept[1]) ? "an exported object" : null, keepers, project),
            OperationKind.PropertyReference);
        context.RegisterOperationAction(c => ExamineLambda(c, kept, project), OperationKind.AnonymousFunction);
        context.RegisterOperationAction(
            c =>
            {
                // What is kept by its own type is said where that is declared.
                var conversion = (IConversionOperation)c.Operation;
                INamedTypeSymbol? found = kept.FirstOrDefault(k => Mentions(conversion.Operand.Type, k) && !Mentions(conversion.Type, k));
                Examine(c, found is null ? null : "a " + found.Name, keepers, project);
            },
            OperationKind.Conversion);
    }

    /// <summary>A lambda in a field keeps what it takes from the method around it.</summary>
    private static void ExamineLambda(OperationAnalysisContext context, INamedTypeSymbol?[] kept, HotswapProject project)
    {
        if (context.Operation.Parent is not IDelegateCreationOperation created || Holder(created.Converted().Parent) is not { } holder)
        {
            return;
        }

        IEnumerable<(ISymbol Variable, ITypeSymbol Type)> used = context.Operation.Descendants().Select(o => o switch
        {
            ILocalReferenceOperation local => (local.Local, local.Local.Type),
            IParameterReferenceOperation parameter => (parameter.Parameter, parameter.Parameter.Type),
            _ => default((ISymbol, ITypeSymbol)),
        });
        if (used.FirstOrDefault(u => kept.Any(k => Mentions(u.Type, k)) && !u.Variable.DeclaringSyntaxReferences.Any(r => context.Operation.Syntax.Span.Contains(r.Span))) is { Type: { } type })
        {
            Report(context, holder, "a " + kept.First(k => Mentions(type, k))!.Name, project);
        }
    }

    /// <summary>The field, property or event that a delegate is put into.</summary>
    private static ISymbol? Holder(IOperation? use) => use switch
    {
        IAssignmentOperation { Target: IMemberReferenceOperation { Member: var member } } => member,
        IEventAssignmentOperation { Adds: true, EventReference: IEventReferenceOperation { Event: var @event } } => @event,
        _ => null,
    };

    /// <summary>What members use of a primary constructor's parameters the compiler keeps in fields.</summary>
    private static void ExamineParameters(SymbolStartAnalysisContext context, INamedTypeSymbol?[] kept)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        IParameterSymbol[] suspects =
        [
            .. type.InstanceConstructors
                .Where(c => c.DeclaringSyntaxReferences.Any(r => r.GetSyntax(context.CancellationToken) is TypeDeclarationSyntax and not RecordDeclarationSyntax))
                .SelectMany(c => c.Parameters)
                .Where(p => kept.Any(k => Mentions(p.Type, k))),
        ];
        if (suspects.Length == 0 || type.IsRefLikeType)
        {
            return;
        }

        var captured = new ConcurrentDictionary<IParameterSymbol, bool>(SymbolEqualityComparer.Default);
        context.RegisterOperationAction(
            c =>
            {
                IParameterSymbol parameter = ((IParameterReferenceOperation)c.Operation).Parameter;
                if (suspects.Contains(parameter, SymbolEqualityComparer.Default)
                    && c.ContainingSymbol is IMethodSymbol { MethodKind: not MethodKind.Constructor }
                    && captured.TryAdd(parameter, true))
                {
                    c.ReportDiagnostic(Diagnostic.Create(
                        _rule, parameter.NameLocation(), type.Name + "." + parameter.Name, "a " + kept.First(k => Mentions(parameter.Type, k))!.Name));
                }
            },
            OperationKind.ParameterReference);
    }

    private static void Examine(OperationAnalysisContext context, string? what, Keepers keepers, HotswapProject project)
    {
        if (what is not null && keepers.Of(context.Operation) is { } keeper)
        {
            Report(context, keeper, what, project);
        }
    }

    private static void Report(OperationAnalysisContext context, ISymbol holder, string what, HotswapProject project)
    {
        if (project.IsOwn(holder))
        {
            context.ReportDiagnostic(Diagnostic.Create(_rule, context.Operation.Syntax.GetLocation(), holder.ShortName(), what));
        }
    }

    private static bool Same(ITypeSymbol type, INamedTypeSymbol? known) => known is not null && SymbolEqualityComparer.Default.Equals(type, known);

    /// <summary>Whether the type is, holds or is made of the other. What gives it anew at each call keeps nothing.</summary>
    private static bool Mentions(ITypeSymbol? type, INamedTypeSymbol? kept) => kept is not null && type switch
    {
        IArrayTypeSymbol array => Mentions(array.ElementType, kept),
        { TypeKind: TypeKind.Delegate } => false,
        INamedTypeSymbol { Name: "WeakReference" } => false,
        INamedTypeSymbol { Name: "ConditionalWeakTable", TypeArguments: [_, { } value] } => Mentions(value, kept),
        INamedTypeSymbol named => Same(named, kept) || named.TypeArguments.Any(a => Mentions(a, kept)),
        _ => false,
    };
}
