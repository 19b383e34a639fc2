using System.Collections.Immutable;
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

    private static readonly ImmutableHashSet<string> _known = ImmutableHashSet.Create(
        StringComparer.Ordinal, "IServiceProvider", "IServiceCollection", "IMemoryCache", "IEndpointRouteBuilder", "IApplicationBuilder");

    private const string Bag = "put it into the data bag or the extension in OnPublish, which are fresh in each generation, or take it out on the way to OnFree";
    private const string Offer = "offer it through Export or in the extension, which is fresh in each generation, and let the host call that";
    private const string Provider = "use a service provider of the plugin's own, or new";

    private protected override void Register(CompilationStartAnalysisContext context, HotswapProject project)
    {
        var facts = new FactIndex(project, RuleIds.StoredInHost, FactEnd.Never);
        context.RegisterOperationAction(
            c =>
            {
                var assignment = (IAssignmentOperation)c.Operation;
                if (assignment is not ICompoundAssignmentOperation { OperatorKind: not BinaryOperatorKind.Add })
                {
                    Examine(c, assignment.Target, assignment.Value, facts, project);
                }
            },
            OperationKind.SimpleAssignment,
            OperationKind.CoalesceAssignment,
            OperationKind.CompoundAssignment);
        context.RegisterOperationAction(
            c =>
            {
                var assignment = (IDeconstructionAssignmentOperation)c.Operation;
                foreach ((IOperation target, IOperation value) in Deconstructions.Pairs(assignment.Target, assignment.Value).Where(p => p.Value != assignment.Value))
                {
                    Examine(c, target, value, facts, project);
                }
            },
            OperationKind.DeconstructionAssignment);
        context.RegisterOperationAction(c => Examine(c, (IInvocationOperation)c.Operation, facts, project), OperationKind.Invocation);
    }

    private static void Examine(OperationAnalysisContext context, IOperation target, IOperation value, FactIndex facts, HotswapProject project)
    {
        if (target is not IMemberReferenceOperation { Member: { } written } || project.IsOwn(written) || facts.IsHarmless(written))
        {
            return;
        }

        string? kept = KeptValues.Of(value, project)
            ?? (target is IPropertyReferenceOperation { Property.IsIndexer: true } element ? KeptValues.OfAny(element.Arguments, project) : null);
        if (kept is null)
        {
            return;
        }

        ISymbol? holder = target switch
        {
            IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } collection } => ForeignStatic(collection, project) ?? OfHost(collection, Root.Of(collection), project),
            IMemberReferenceOperation { Member: { IsStatic: true } member } => member,
            IMemberReferenceOperation { Instance: { } instance, Member: { } member } => OfHost(instance, member, project),
            _ => null,
        };
        if (holder is not null && !IsStateOfTheProcess(holder) && !facts.IsHarmless(holder) && !IsTakenOut(holder, context.Operation, project))
        {
            Report(context, holder.ShortName(), kept, Bag);
        }
    }

    private static void Examine(OperationAnalysisContext context, IInvocationOperation call, FactIndex facts, HotswapProject project)
    {
        IMethodSymbol method = call.TargetMethod;
        if (facts.IsHarmless(method))
        {
            return;
        }

        if (facts.Of(method) is not null)
        {
            if (KeptValues.OfAny(call.Arguments, project) is { } listed && project.Origins.Of(call.Instance) != Origin.Own && !HostRegistrations.IsTakenBack(call, HostRegistrations.CounterpartOf(call), project))
            {
                Report(context, method.ShortName(), listed, Bag);
            }

            return;
        }

        if (WritesByReference(call) is { } write)
        {
            Examine(context, write.Target, write.Value, facts, project);
            return;
        }

        if (project.IsOwn(method))
        {
            return;
        }

        if (call.Receiver() is not { } receiver)
        {
            ExamineShape(context, call, project);
            return;
        }

        IEnumerable<IArgumentOperation> given = call.Given();
        if (!MayKeep(method, receiver, given, project))
        {
            return;
        }

        string[] known = [.. KnownTypes(receiver)];
        if (known.Contains("IServiceProvider") && method.Name.StartsWith("Get", StringComparison.Ordinal))
        {
            if (Mentions(method, given, project) && project.Origins.IsLongerLived(receiver))
            {
                Report(context, method.ShortName(), "a type", Provider);
            }
        }
        else if (known.Contains("IServiceCollection"))
        {
            if ((Mentions(method, given, project) || given.Any(a => Values.IsOwn(a.Value, project))) && project.Origins.IsLongerLived(receiver))
            {
                Report(context, method.ShortName(), "a type", Provider);
            }
        }
        else if (known.Contains("IMemoryCache"))
        {
            if (Caches(method.Name)
                && (method.TypeArguments.Any(project.MentionsOwn) || given.Any(a => a.Parameter?.Type.TypeKind != TypeKind.Delegate && Values.IsOwn(a.Value, project)))
                && project.Origins.IsLongerLived(receiver)
                && !(Root.Of(receiver) is { } cache && (IsEmptied(project.WayToOnFree.Releases, cache) || IsEmptied(Releases.In([Bodies.Root(call)]), cache))))
            {
                Report(context, method.ShortName(), "an object", "Remove the entry on the way to OnFree, or use a cache of the plugin's own");
            }
        }
        else if (known.Contains("IEndpointRouteBuilder") || known.Contains("IApplicationBuilder"))
        {
            if (IsRouting(method) && (method.TypeArguments.Any(project.MentionsOwn) || KeptValues.OfAny(given.Where(a => a.Parameter is not { } parameter || !HostRegistrations.Configures(parameter)), project) is not null) && project.Origins.IsKeptByHost(receiver))
            {
                Report(context, method.ShortName(), "a delegate", Offer);
            }
        }
        else if (CollectionMethods.Adds(method.Name) && !CollectionMethods.GiveAnother(receiver.Type) && KeptValues.OfAny(given.Where(a => !IsFactory(a) || Makes(a.Value, project)), project) is { } kept)
        {
            ISymbol? holder = ForeignStatic(receiver, project)
                ?? (MutableTypes.IsCollection(receiver.Type!) ? OfHost(receiver, Root.Of(receiver), project) : null)
                ?? (receiver is IPropertyReferenceOperation { Property: { Name: "TypeInfoResolverChain" } chain, Instance: { } options } && project.Origins.IsLongerLived(options) ? chain : null);
            if (holder is not null && !IsStateOfTheProcess(holder) && !facts.IsHarmless(holder) && !IsTakenOut(holder, call, project))
            {
                Report(context, holder.ShortName(), kept, Bag);
            }
        }
        else
        {
            ExamineShape(context, call, project);
        }
    }

    /// <summary>A registration with something that nobody has measured and that offers no way back.</summary>
    private static void ExamineShape(OperationAnalysisContext context, IInvocationOperation call, HotswapProject project)
    {
        if (HostRegistrations.Of(call, project, out _) == HostRegistrations.Way.NoneOffered && !HostRegistrations.IsTakenBack(call, null, project))
        {
            Report(context, call.TargetMethod.ShortName(), KeptValues.OfAny(call.Arguments, project) ?? "a type", Offer);
        }
    }

    /// <summary>Interlocked.Exchange(ref …, value), Volatile.Write(ref …, value).</summary>
    private static (IOperation Target, IOperation Value)? WritesByReference(IInvocationOperation call) =>
        call.TargetMethod.ContainingType is { Name: "Interlocked" or "Volatile", ContainingNamespace.Name: "Threading" }
            && call.TargetMethod.Name is "Exchange" or "CompareExchange" or "Write" && call.Arguments.Length >= 2
            ? (call.Arguments[0].Value, call.Arguments[1].Value)
            : null;

    /// <summary>What a route or the pipeline keeps: what only configures a part of it is called at once.</summary>
    private static bool IsRouting(IMethodSymbol method) =>
        method.Name.StartsWith("Map", StringComparison.Ordinal) || method.Name.StartsWith("Use", StringComparison.Ordinal) || method.Name == "Run";

    /// <summary>GetOrAdd(key, k => …) and AddOrUpdate keep what the delegate gives, not the delegate.</summary>
    private static bool IsFactory(IArgumentOperation argument) => argument is { Parameter.Type.TypeKind: TypeKind.Delegate, Parent: IInvocationOperation { TargetMethod.Name: "GetOrAdd" or "AddOrUpdate" } };

    private static bool Makes(IOperation factory, HotswapProject project) => factory is IDelegateCreationOperation { Target: IAnonymousFunctionOperation function }
        && function.Body.Descendants().OfType<IReturnOperation>().Any(r => r.ReturnedValue is { } value && KeptValues.Of(value, project) is not null);

    /// <summary>The static member of another assembly that a collection is kept in.</summary>
    private static ISymbol? ForeignStatic(IOperation collection, HotswapProject project) =>
        Root.Of(collection) is { IsStatic: true } and (IFieldSymbol or IPropertySymbol) and { } holder && !project.IsOwn(holder) ? holder : null;

    /// <summary>The member or variable, if the object is one that the host, one of its statics or another plugin keeps; what comes from the vault ends with its generation.</summary>
    private static ISymbol? OfHost(IOperation value, ISymbol? holder, HotswapProject project) =>
        holder is not null && (project.Origins.IsKeptByHost(value) || Singletons.Have(value, project)) && !IsCopy(value, project) ? holder : null;

    /// <summary>Whether a collection was made here of the elements of another: list.ToList(), [.. list].</summary>
    private static bool IsCopy(IOperation value, HotswapProject project, Depth depth = default) => depth.IsWithin(3) && value switch
    {
        IConversionOperation conversion => IsCopy(conversion.Operand, project, depth),
        ILocalReferenceOperation local => Root.Initial(local.Local, Bodies.Root(local)) is { } initial && IsCopy(initial, project, depth.Deeper),
        IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } reference when project.IsOwn(reference.Member) =>
            project.Bodies.Writes(reference.Member) is { IsEmpty: false } writes && writes.All(w => IsCopy(w, project, depth.Deeper)),
        IInvocationOperation { TargetMethod: { ContainingType.Name: "Enumerable", Name: { } name } } => name.StartsWith("To", StringComparison.Ordinal),
        IObjectCreationOperation or IArrayCreationOperation or ICollectionExpressionOperation => true,
        _ => false,
    };

    /// <summary>What HS4005 and HS4003 speak of.</summary>
    private static bool IsStateOfTheProcess(ISymbol holder) => holder.ContainingType.Name is "Thread" or "CultureInfo" or "Trace" or "Console";

    /// <summary>Whether the call can be of interest, told by its name, whatever it is called on: nearly all calls cannot.</summary>
    private static bool MayKeep(IMethodSymbol method, IOperation receiver, IEnumerable<IArgumentOperation> given, HotswapProject project) =>
        CollectionMethods.Adds(method.Name) || Caches(method.Name) || IsRouting(method) || HostRegistrations.HasVerb(method.Name) || receiver.Type?.Name == "IServiceCollection"
        || (method.Name.StartsWith("Get", StringComparison.Ordinal) && Mentions(method, given, project));

    /// <summary>The names of those of the host's types that this rule knows which an object is of.</summary>
    private static IEnumerable<string> KnownTypes(IOperation receiver) => new[] { receiver.Type, Values.Plain(receiver).Type }.OfType<ITypeSymbol>()
        .SelectMany(t => t.AllInterfaces.Select(i => i.Name).Append(t.Name)).Where(_known.Contains);

    private static bool Mentions(IMethodSymbol method, IEnumerable<IArgumentOperation> given, HotswapProject project) =>
        method.TypeArguments.Any(project.MentionsOwn)
        || given.Any(a => a.Value.Type is { Name: "Type" or "Object" } && Values.Plain(a.Value) is ITypeOfOperation type && project.MentionsOwn(type.TypeOperand));

    private static bool IsEmptied(Releases code, ISymbol cache) => code.Ends(cache, "Remove", "Clear", "Compact", "Dispose");

    private static bool Caches(string method) => method is "Set" or "GetOrCreate" or "GetOrCreateAsync" or "CreateEntry";

    private static bool IsTakenOut(ISymbol holder, IOperation near, HotswapProject project)
    {
        Releases way = project.WayToOnFree.Releases;
        Releases here = Releases.In([Bodies.Root(near)]);
        return way.Ends(holder) || here.Ends(holder) || way.Calls.Concat(here.Calls).Any(c => c != near && TakesOut(c)) || project.WayToOnFree.Contains(holder);

        bool TakesOut(IOperation operation) => operation switch
        {
            ISimpleAssignmentOperation assignment => IsHolder(assignment.Target) && KeptValues.Of(assignment.Value, project) is null,
            IInvocationOperation call when WritesByReference(call) is { } write => IsHolder(write.Target) && KeptValues.Of(write.Value, project) is null,
            ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Subtract } assignment => IsHolder(assignment.Target),
            IInvocationOperation { TargetMethod.Name: "TryRemove" or "RemoveAll" or "RemoveAt" or "RemoveWhere" or "TryTake", Instance: { } instance } =>
                SymbolEqualityComparer.Default.Equals(Root.Of(instance), holder),
            _ => false,
        };

        // A field of the plugin's own that is set to something else leaves the host's object as it is.
        bool IsHolder(IOperation target) => target is IMemberReferenceOperation { Member: { } member } && !project.IsOwn(member)
            && SymbolEqualityComparer.Default.Equals(member.OriginalDefinition, holder.OriginalDefinition);
    }

    private static void Report(OperationAnalysisContext context, string member, string what, string remedy) =>
        context.ReportDiagnostic(Diagnostic.Create(_rule, context.Operation.Syntax.GetLocation(), member, what, remedy));
}
