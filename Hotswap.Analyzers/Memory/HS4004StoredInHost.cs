using Hotswap.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Hotswap.Analyzers;

/// <summary>HS4004: a type, object or delegate of the plugin stored where the host keeps it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HS4004StoredInHost : HotswapAnalyzer
{
    private static readonly DiagnosticDescriptor _rule = new(
        RuleIds.StoredInHost,
        "Something of the plugin is stored in the host",
        "'{0}' keeps what it is given beyond this version: after a reload it holds {1} of the old version, which stays in memory; {2}",
        Categories.Memory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Rule.HelpLink(RuleIds.StoredInHost));

    /// <summary>Creates the rule.</summary>
    public HS4004StoredInHost()
        : base(Roles.Swapped, _rule)
    {
    }

    private const string Bag = "put it into the data bag or the extension in OnPublish, which are fresh in each generation, or take it out on the way to OnFree";
    private const string Provider = "use a service provider of the plugin's own, or new";

    private protected override void Register(CompilationStartAnalysisContext context, HotswapProject project)
    {
        context.RegisterOperationAction(c => Examine(c, (ISimpleAssignmentOperation)c.Operation, project), OperationKind.SimpleAssignment);
        context.RegisterOperationAction(c => Examine(c, (IInvocationOperation)c.Operation, project), OperationKind.Invocation);
    }

    private static void Examine(OperationAnalysisContext context, ISimpleAssignmentOperation assignment, HotswapProject project)
    {
        if (assignment.Target is not IMemberReferenceOperation { Member: { } written } || project.IsOwn(written) || !Values.IsOwn(assignment.Value, project))
        {
            return;
        }

        ISymbol? holder = assignment.Target switch
        {
            IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } collection } => ForeignStatic(collection, project) ?? OfHost(collection, Root.Of(collection), project),
            IMemberReferenceOperation { Member: { IsStatic: true } member } when !project.IsOwn(member) => member,
            IMemberReferenceOperation { Instance: { } instance, Member: { } member } when !project.IsOwn(member) => OfHost(instance, member, project),
            _ => null,
        };
        if (holder is not null && !IsStateOfTheProcess(holder) && !IsTakenOut(holder, assignment, project))
        {
            Report(context, holder.ShortName(), What(assignment.Value), Bag);
        }
    }

    private static void Examine(OperationAnalysisContext context, IInvocationOperation call, HotswapProject project)
    {
        IMethodSymbol method = call.TargetMethod;
        IOperation? receiver = call.Instance ?? (method.IsExtensionMethod && call.Arguments.Length > 0 ? call.Arguments[0].Value : null);
        if (receiver is null || project.IsOwn(method))
        {
            return;
        }

        ITypeSymbol? type = Values.Plain(receiver).Type ?? receiver.Type;
        IEnumerable<IArgumentOperation> given = call.Instance is null ? call.Arguments.Skip(1) : call.Arguments;
        if (Is(receiver, type, "IServiceProvider") && method.Name.StartsWith("Get", StringComparison.Ordinal))
        {
            if (Mentions(method, given, project) && project.Origins.IsLongerLived(receiver))
            {
                Report(context, method.ShortName(), "a type", Provider);
            }
        }
        else if (Is(receiver, type, "IServiceCollection"))
        {
            if ((Mentions(method, given, project) || given.Any(a => Values.IsOwn(a.Value, project))) && project.Origins.IsLongerLived(receiver))
            {
                Report(context, method.ShortName(), "a type", Provider);
            }
        }
        else if (Is(receiver, type, "IMemoryCache"))
        {
            if (method.Name is "Set" or "GetOrCreate" or "GetOrCreateAsync" or "CreateEntry"
                && (method.TypeArguments.Any(project.MentionsOwn) || given.Any(a => a.Parameter?.Type.TypeKind != TypeKind.Delegate && Values.IsOwn(a.Value, project)))
                && project.Origins.IsLongerLived(receiver)
                && !(Root.Of(receiver) is { } cache && project.WayToOnFree.Releases.Ends(cache, "Remove", "Clear", "Compact", "Dispose")))
            {
                Report(context, method.ShortName(), "an object", "Remove the entry on the way to OnFree, or use a cache of the plugin's own");
            }
        }
        else if (Adds(method.Name) && given.Any(a => Values.IsOwn(a.Value, project)))
        {
            ISymbol? holder = ForeignStatic(receiver, project)
                ?? (MutableTypes.IsCollection(receiver.Type!) ? OfHost(receiver, Root.Of(receiver), project) : null)
                ?? (receiver is IPropertyReferenceOperation { Property: { Name: "TypeInfoResolverChain" } chain, Instance: { } options } && project.Origins.IsLongerLived(options) ? chain : null);
            if (holder is not null && !IsStateOfTheProcess(holder) && !IsTakenOut(holder, call, project))
            {
                Report(context, holder.ShortName(), What(given.Last().Value), Bag);
            }
        }
    }

    /// <summary>The static member of another assembly that a collection is kept in.</summary>
    private static ISymbol? ForeignStatic(IOperation collection, HotswapProject project) =>
        Root.Of(collection) is { IsStatic: true } and (IFieldSymbol or IPropertySymbol) and { } holder && !project.IsOwn(holder) ? holder : null;

    /// <summary>The member or variable, if the object is one that the host or another plugin keeps; what comes from the vault ends with its generation.</summary>
    private static ISymbol? OfHost(IOperation value, ISymbol? holder, HotswapProject project) =>
        holder is not null && project.Origins.IsKeptByHost(value) ? holder : null;

    /// <summary>What HS4005 and HS4003 speak of.</summary>
    private static bool IsStateOfTheProcess(ISymbol holder) => holder.ContainingType.Name is "Thread" or "CultureInfo" or "Trace" or "Debug" or "Console";

    private static bool Is(IOperation receiver, ITypeSymbol? type, string name) =>
        receiver.Type?.Name == name || type?.Name == name || type?.AllInterfaces.Any(i => i.Name == name) == true;

    private static bool Mentions(IMethodSymbol method, IEnumerable<IArgumentOperation> given, HotswapProject project) =>
        method.TypeArguments.Any(project.MentionsOwn)
        || given.Any(a => Values.Plain(a.Value) is ITypeOfOperation type && project.MentionsOwn(type.TypeOperand));

    private static bool Adds(string method) => method is "Add" or "TryAdd" or "AddOrUpdate" or "GetOrAdd" or "Enqueue" or "Push" or "Insert" or "AddFirst" or "AddLast" or "AddRange" or "Set";

    private static bool IsTakenOut(ISymbol holder, IOperation near, HotswapProject project)
    {
        Releases way = project.WayToOnFree.Releases;
        if (way.Ends(holder) || way.Calls.Any(c => c != near && TakesOut(c)) || project.WayToOnFree.Contains(holder))
        {
            return true;
        }

        return Releases.In([Bodies.Root(near)]).Ends(holder);

        bool TakesOut(IOperation operation) => operation switch
        {
            ISimpleAssignmentOperation { Target: IMemberReferenceOperation target } assignment =>
                SymbolEqualityComparer.Default.Equals(target.Member.OriginalDefinition, holder.OriginalDefinition) && !Values.IsOwn(assignment.Value, project),
            IInvocationOperation { TargetMethod.Name: "TryRemove" or "RemoveAll" or "RemoveAt" or "RemoveWhere" or "TryTake", Instance: { } instance } =>
                SymbolEqualityComparer.Default.Equals(Root.Of(instance), holder),
            _ => false,
        };
    }

    private static string What(IOperation value) => Values.Plain(value) switch
    {
        IDelegateCreationOperation or IAnonymousFunctionOperation => "a delegate",
        ITypeOfOperation => "a type",
        _ => "an object",
    };

    private static void Report(OperationAnalysisContext context, string member, string what, string remedy) =>
        context.ReportDiagnostic(Diagnostic.Create(_rule, context.Operation.Syntax.GetLocation(), member, what, remedy));
}
