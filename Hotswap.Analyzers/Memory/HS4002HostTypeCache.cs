using Hotswap.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Hotswap.Analyzers;

/// <summary>HS4002: a type of the plugin given to a cache that is keyed by type and outlives the version.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HS4002HostTypeCache : HotswapAnalyzer
{
    private static readonly DiagnosticDescriptor _rule = new(
        RuleIds.HostTypeCache,
        "Type of the plugin goes into a cache of the host",
        "{0} puts a type of this version into a cache of the process: {1}, so this version stays in memory after a reload; {2}",
        Categories.Memory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Rule.HelpLink(RuleIds.HostTypeCache));

    /// <summary>Creates the rule.</summary>
    public HS4002HostTypeCache()
        : base(Roles.Swapped, _rule)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, HotswapProject project)
    {
        var facts = new FactIndex(project, RuleIds.HostTypeCache, FactEnd.Never);
        var helpers = new GenericHelpers(facts, project);
        context.RegisterOperationAction(
            c =>
            {
                var call = (IInvocationOperation)c.Operation;
                if (facts.Of(call.TargetMethod) is { } fact)
                {
                    if (GivesOwnType(call, project) && !JsonMetadata.IsGiven(call, project))
                    {
                        Report(c, call.TargetMethod.ShortName(), fact.Why, fact.Remedy);
                    }
                }
                else if (helpers.Giving(call) is { TargetMethod: { } giving })
                {
                    Fact given = facts.Of(giving)!;
                    Report(c, giving.ShortName(), given.Why, given.Remedy);
                }
                else if (call is { TargetMethod: { Name: "Compile", ContainingType.Name: "Expression" or "LambdaExpression" }, Arguments: [{ Value.ConstantValue: { HasValue: true, Value: true } }] }
                    && (project.MentionsOwn(call.Instance?.Type) || (call.Instance is { } expression && Builds(expression, project))))
                {
                    Report(c, "An interpreted expression", "the interpreter keeps the types it has seen", "compile it without preferInterpretation");
                }
            },
            OperationKind.Invocation);
        context.RegisterOperationAction(
            c =>
            {
                var created = (IObjectCreationOperation)c.Operation;
                if (facts.Of(created.Constructor) is { } fact
                    && created.Arguments.SelectMany(a => Types(a.Value)).Any(t =>
                        created.Type is { Name: "DataContractJsonSerializer" } ? project.MentionsOwn(t) : GenericCollections.HoldsOwn(t, project)))
                {
                    Report(c, created.Type!.Name, fact.Why, fact.Remedy);
                }
            },
            OperationKind.ObjectCreation);
        context.RegisterOperationAction(
            c =>
            {
                // Of a chain such as a.B.C only the whole.
                if (c.Operation.Parent is not (IDynamicInvocationOperation or IDynamicMemberReferenceOperation or IDynamicIndexerAccessOperation))
                {
                    Report(c, "'dynamic'", "the runtime binder keeps the call sites it has made", "use an interface of a contract, or a delegate");
                }
            },
            OperationKind.DynamicInvocation,
            OperationKind.DynamicMemberReference,
            OperationKind.DynamicIndexerAccess,
            OperationKind.DynamicObjectCreation);
    }

    private static bool GivesOwnType(IInvocationOperation call, HotswapProject project) =>
        call.TargetMethod.TypeArguments.Any(project.MentionsOwn)
        || call.Arguments.Any(a => a.Parameter is { Type.TypeKind: not TypeKind.Delegate } && !a.IsImplicit && IsOwnObject(a.Value, project));

    /// <summary>The types that are written out in an argument, one or several.</summary>
    private static IEnumerable<ITypeSymbol> Types(IOperation argument) => Values.Plain(argument) switch
    {
        ITypeOfOperation type => [type.TypeOperand],
        IArrayCreationOperation { Initializer: { } items } => items.ElementValues.SelectMany(Types),
        ICollectionExpressionOperation items => items.Elements.SelectMany(Types),
        _ => [],
    };

    /// <summary>Whether an expression tree is put together of the plugin's types or objects.</summary>
    private static bool Builds(IOperation expression, HotswapProject project) => Composed(Values.Plain(expression)).DescendantsAndSelf().Any(o =>
        o is ITypeOfOperation type ? project.MentionsOwn(type.TypeOperand)
        : o is IArgumentOperation { Value: { } value, Parent: IInvocationOperation { TargetMethod: { Name: "Constant" } } } && IsOwnObject(value, project));

    /// <summary>The call that puts the expression together, also where it was kept in a variable.</summary>
    private static IOperation Composed(IOperation expression) =>
        expression is ILocalReferenceOperation local && Root.Initial(local.Local, Bodies.Root(local)) is { } built ? built : expression;

    /// <summary>An object of an own type; lambdas and contexts of the serialiser are none that it looks into.</summary>
    private static bool IsOwnObject(IOperation value, HotswapProject project) =>
        Values.Plain(value) is not (IDelegateCreationOperation or IAnonymousFunctionOperation) && Values.IsOwn(value, project);

    private static void Report(OperationAnalysisContext context, string what, string why, string remedy) =>
        context.ReportDiagnostic(Diagnostic.Create(_rule, context.Operation.Syntax.GetLocation(), what, why, remedy));
}
