using System.Collections.Concurrent;
using Hotswap.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Hotswap.Analyzers;

/// <summary>HS0009: extension or data bag written in OnInit or OnLoad.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HS0009LostRegistration : HotswapAnalyzer
{
    private static readonly DiagnosticDescriptor _rule = new(
        RuleIds.LostRegistration,
        "Registration is lost to the next generation",
        "{0} is fresh in each generation, but {1} does not run again when this plugin is carried over unchanged, so what is written here is lost then; write it in OnPublish, which runs for every generation",
        Categories.Plugin,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Rule.HelpLink(RuleIds.LostRegistration));

    /// <summary>Creates the rule.</summary>
    public HS0009LostRegistration()
        : base(Roles.Plugin, _rule)
    {
    }

    private const int MaxDepth = 1;

    private protected override void Register(CompilationStartAnalysisContext context, HotswapProject project)
    {
        var types = new ConcurrentDictionary<INamedTypeSymbol, bool>(SymbolEqualityComparer.Default);
        Examine<IAssignmentOperation>(
            a => Shared(Holder(a.Target), project), OperationKind.SimpleAssignment, OperationKind.CompoundAssignment, OperationKind.CoalesceAssignment);
        Examine<IIncrementOrDecrementOperation>(i => Shared(Holder(i.Target), project), OperationKind.Increment, OperationKind.Decrement);
        Examine<IEventAssignmentOperation>(
            a => a is { Adds: true, EventReference: IEventReferenceOperation reference } ? Shared(reference.Instance, project) : null,
            OperationKind.EventAssignment);
        Examine<IInvocationOperation>(
            c => Shared(c.Instance, project) is { } what && Writes(c, project) ? what : null, OperationKind.Invocation);

        void Examine<T>(Func<T, string?> find, params OperationKind[] kinds)
            where T : IOperation => context.RegisterOperationAction(
                c =>
                {
                    if (c.ContainingSymbol.ContainingType is { } type && types.GetOrAdd(type, HasLifecycle) && find((T)c.Operation) is { } what)
                    {
                        Report(c, what, project);
                    }
                },
                kinds);
    }

    /// <summary>Whether the type has a method of the lifecycle in question: the one the code is in, or one that may call it.</summary>
    private static bool HasLifecycle(INamedTypeSymbol type) =>
        !type.GetMembers(nameof(LifecycleMethod.OnInit)).IsEmpty || !type.GetMembers(nameof(LifecycleMethod.OnLoad)).IsEmpty;

    private static IOperation? Holder(IOperation target) => target is IMemberReferenceOperation { Instance: { } instance } ? instance : null;

    /// <summary>Whether the call gives the data bag or the extension something to keep.</summary>
    private static bool Writes(IInvocationOperation call, HotswapProject project)
    {
        IMethodSymbol method = call.TargetMethod;
        if (SymbolEqualityComparer.Default.Equals(method.ContainingType, project.Types.DataBag))
        {
            return method.Name is "TryAdd" or "GetOrAdd";
        }

        // What the extension's methods do is the contract's; what gets a delegate or an object of the plugin registers it.
        return call.Arguments.Any(a => Values.IsOwn(a.Value, project))
            || (call.Arguments.Length > 0 && (method.Name.StartsWith("Add", StringComparison.Ordinal) || method.Name.StartsWith("Register", StringComparison.Ordinal)));
    }

    /// <summary>"The data bag" or "The extension", if the object is one of a vault.</summary>
    private static string? Shared(IOperation? value, HotswapProject project, Depth depth = default)
    {
        IOperation? plain = value is null ? null : Values.Plain(value);
        return plain switch
        {
            IPropertyReferenceOperation { Property: { Name: "DataBag", ContainingType: { } vault } } when Same(vault, project.Types.Vault) => "The data bag",
            IPropertyReferenceOperation { Property: { Name: "Extension", ContainingType: { } vault } } when Same(vault, project.Types.Vault) => "The extension",
            IInvocationOperation { TargetMethod: { Name: "GetExtension", ContainingType: { } vault } } when Same(vault, project.Types.Vault) => "The extension",
            ILocalReferenceOperation local when Root.Initial(local.Local, Bodies.Root(local)) is { } initial => Shared(initial, project, depth),
            // A field that holds the extension.
            IFieldReferenceOperation field when depth.IsWithin(MaxDepth) && project.IsOwn(field.Field) && !project.MentionsOwn(field.Type) && project.AsksForExtension =>
                project.Bodies.Writes(field.Field).Select(w => Shared(w, project, depth.Deeper)).FirstOrDefault(w => w is not null),
            // A member of the extension, such as a list in it.
            IPropertyReferenceOperation { Instance: { } inner, Property.IsIndexer: false } => Shared(inner, project, depth),
            _ => null,
        };
    }

    private static bool Same(ITypeSymbol type, INamedTypeSymbol? known) => SymbolEqualityComparer.Default.Equals(type, known);

    private static void Report(OperationAnalysisContext context, string what, HotswapProject project)
    {
        if (Caller(context.ContainingSymbol, project) is { } caller && !PluginWork.IsInsideRun(context.Operation, project) && !IsForLater(context.Operation))
        {
            context.ReportDiagnostic(Diagnostic.Create(_rule, context.Operation.Syntax.GetLocation(), what, caller));
        }
    }

    /// <summary>
    /// Whether the operation is inside of a lambda that is kept in a field, an event or a new object: it runs later, and writes to the
    /// generation that serves then.
    /// </summary>
    private static bool IsForLater(IOperation operation)
    {
        for (IOperation? function = Bodies.Function(operation); function is not null; function = Bodies.Function(function))
        {
            if (function.Parent is IDelegateCreationOperation created
                && created.Converted().Parent is IEventAssignmentOperation
                    or IAssignmentOperation { Target: IMemberReferenceOperation }
                    or IArgumentOperation { Parent: IObjectCreationOperation })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>OnInit or OnLoad, if the code is theirs or of a private helper that only they call.</summary>
    private static string? Caller(ISymbol symbol, HotswapProject project)
    {
        foreach (LifecycleMethod kind in new[] { LifecycleMethod.OnInit, LifecycleMethod.OnLoad })
        {
            if (project.Form?[kind] is { } binding && SymbolEqualityComparer.Default.Equals(binding.Method, symbol))
            {
                return kind.ToString();
            }
        }

        if (symbol is not IMethodSymbol { DeclaredAccessibility: Accessibility.Private, MethodKind: MethodKind.Ordinary } helper)
        {
            return null;
        }

        string[] callers =
        [
            .. project.Mentions.Of(helper)
                .Where(m => !SymbolEqualityComparer.Default.Equals(m, helper))
                .Select(m => m.Name)
                .Distinct(StringComparer.Ordinal),
        ];
        return callers.Length > 0 && callers.All(c => c is "OnInit" or "OnLoad") ? callers[0] : null;
    }
}
