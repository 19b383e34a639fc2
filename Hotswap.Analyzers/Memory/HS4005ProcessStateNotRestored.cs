using Hotswap.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Hotswap.Analyzers;

/// <summary>HS4005: state of the process that is changed and not restored.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HS4005ProcessStateNotRestored : HotswapAnalyzer
{
    private static readonly DiagnosticDescriptor _rule = new(
        RuleIds.ProcessStateNotRestored,
        "State of the process is not restored",
        "'{0}' changes the whole process and nothing on the way to OnFree changes it back: {1} after a reload; {2}",
        Categories.Memory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Rule.HelpLink(RuleIds.ProcessStateNotRestored));

    /// <summary>Creates the rule.</summary>
    public HS4005ProcessStateNotRestored()
        : base(Roles.Swapped, _rule)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, HotswapProject project)
    {
        var facts = new FactIndex(project, RuleIds.ProcessStateNotRestored, FactEnd.Restored);
        context.RegisterOperationAction(
            c =>
            {
                var call = (IInvocationOperation)c.Operation;
                if (facts.Of(call.TargetMethod) is { } fact)
                {
                    Examine(c, call.TargetMethod, fact, call.Arguments.OrderBy(a => a.Parameter?.Ordinal).LastOrDefault()?.Value, project);
                }
            },
            OperationKind.Invocation);
        context.RegisterOperationAction(
            c =>
            {
                var assignment = (ISimpleAssignmentOperation)c.Operation;
                if (assignment.Target is IPropertyReferenceOperation target && facts.Of(target.Property) is { } fact)
                {
                    Examine(c, target.Property, fact, assignment.Value, project);
                }
            },
            OperationKind.SimpleAssignment);
    }

    private static void Examine(OperationAnalysisContext context, ISymbol member, Fact fact, IOperation? value, HotswapProject project)
    {
        if (value is null || IsHarmless(member, Values.Plain(value), project) || project.WayToOnFree.Contains(context.ContainingSymbol) || IsOldValue(value, member, project))
        {
            return;
        }

        IOperation change = context.Operation;
        if (fact.End == FactEnd.Restored
            && (Releases.In([Bodies.Root(change)]).Calls.Any(c => c.Syntax.SpanStart > change.Syntax.SpanStart && Restores(c, change, member, project))
                || project.WayToOnFree.Releases.Calls.Any(c => Changes(c, member) && IsSameKey(c, change))))
        {
            return;
        }

        string why = Values.IsForeign(value, project)
            ? "the host and all other plugins go on with what this version has set"
            : fact.Why + ", and with it this version,";
        context.ReportDiagnostic(Diagnostic.Create(_rule, context.Operation.Syntax.GetLocation(), member.ShortName(), why, fact.Remedy));
    }

    private static bool IsHarmless(ISymbol member, IOperation value, HotswapProject project)
    {
        if (value.ConstantValue is { HasValue: true, Value: null } or { HasValue: true, Value: string })
        {
            return true;
        }

        return member.Name switch
        {
            // A value of the framework's keeps nothing of the plugin.
            "SetData" => value.Type is { SpecialType: not (SpecialType.None or SpecialType.System_Object) } || (value.Type is { TypeKind: not TypeKind.Interface }
                && value.Type.SpecialType != SpecialType.System_Object && !Values.IsOwn(value, project)),
            // The framework's own provider is the same object for every version.
            "RegisterProvider" => value is IPropertyReferenceOperation { Property: { IsStatic: true } property } && !project.IsOwn(property),
            _ => false,
        };
    }

    /// <summary>Whether a later change in the same code sets back: what was there before, or nothing.</summary>
    private static bool Restores(IOperation later, IOperation change, ISymbol member, HotswapProject project) => Changes(later, member) && IsSameKey(later, change)
        && Given(later) is { } value && (value.ConstantValue is { HasValue: true, Value: null } || IsOldValue(value, member, project));

    /// <summary>Whether the value was read before from what is set: Console.Out for Console.SetOut.</summary>
    private static bool IsOldValue(IOperation value, ISymbol member, HotswapProject project)
    {
        IOperation plain = Values.Plain(value);
        return plain switch
        {
            IPropertyReferenceOperation { Property: { IsStatic: true } read } => IsRead(read),
            IInvocationOperation { TargetMethod: { } read } => IsRead(read),
            // GetData has an argument, and what such a call gives may be many things: it is not seen through.
            ILocalReferenceOperation local => Root.Initial(local.Local, Bodies.Root(local)) is IInvocationOperation { TargetMethod: { } read } && IsRead(read),
            IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } kept when project.IsOwn(kept.Member) =>
                project.Bodies.Writes(kept.Member).Any(w => IsOldValue(w, member, project)),
            _ => false,
        };

        bool IsRead(ISymbol read) => SymbolEqualityComparer.Default.Equals(read.ContainingType, member.ContainingType)
            && (SymbolEqualityComparer.Default.Equals(read, member) || "Set" + read.Name == member.Name || read.Name == "Get" + member.Name.Substring(Math.Min(3, member.Name.Length)) || read.Name == "Current");
    }

    /// <summary>Where a key is given, only a change under the same one counts.</summary>
    private static bool IsSameKey(IOperation a, IOperation b) =>
        Key(a) is not { } first || Key(b) is not { } second || Equals(first, second);

    private static object? Key(IOperation change) => change is IInvocationOperation { Arguments: [{ Value.ConstantValue: { HasValue: true } key }, _, ..] } ? key.Value : null;

    private static IOperation? Given(IOperation change) => change switch
    {
        IInvocationOperation call => call.Arguments.OrderBy(a => a.Parameter?.Ordinal).LastOrDefault()?.Value is { } value ? Values.Plain(value) : null,
        ISimpleAssignmentOperation assignment => Values.Plain(assignment.Value),
        _ => null,
    };

    private static bool Changes(IOperation operation, ISymbol member) => operation switch
    {
        IInvocationOperation call => SymbolEqualityComparer.Default.Equals(call.TargetMethod, member),
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target } => SymbolEqualityComparer.Default.Equals(target.Property, member),
        _ => false,
    };
}
