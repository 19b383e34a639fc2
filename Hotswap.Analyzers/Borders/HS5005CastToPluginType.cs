using Hotswap.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Hotswap.Analyzers;

/// <summary>HS5005: a value from outside the version cast to or tested for a type of the plugin.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HS5005CastToPluginType : HotswapAnalyzer
{
    private static readonly DiagnosticDescriptor _rule = new(
        RuleIds.CastToPluginType,
        "Value from outside is cast to a type of the plugin",
        "This value comes from outside of this version and '{0}' is a type of this version alone: the object of another version or plugin is of another type even if that has the same name, "
            + "so the cast fails, or the test is false, after a reload; use a type of a contract or of the framework",
        Categories.Borders,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Rule.HelpLink(RuleIds.CastToPluginType));

    /// <summary>Creates the rule.</summary>
    public HS5005CastToPluginType()
        : base(Roles.Plugin, _rule)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, HotswapProject project)
    {
        context.RegisterOperationAction(
            c =>
            {
                var conversion = (IConversionOperation)c.Operation;
                if (!conversion.IsImplicit && conversion is { OperatorMethod: null, Type: { } type })
                {
                    Examine(c, type, conversion.Operand, project);
                }
            },
            OperationKind.Conversion);
        context.RegisterOperationAction(
            c =>
            {
                var test = (IIsTypeOperation)c.Operation;
                Examine(c, test.TypeOperand, test.ValueOperand, project);
            },
            OperationKind.IsType);
        context.RegisterOperationAction(
            c =>
            {
                ITypeSymbol? type = c.Operation switch
                {
                    IDeclarationPatternOperation { MatchesNull: false } declared => declared.MatchedType,
                    IRecursivePatternOperation { Parent: not IPropertySubpatternOperation } recursive => recursive.MatchedType,
                    ITypePatternOperation pattern => pattern.MatchedType,
                    _ => null,
                };
                if (type is not null && Patterns.Tested(c.Operation) is { } value)
                {
                    Examine(c, type, value, project);
                }
            },
            OperationKind.DeclarationPattern,
            OperationKind.RecursivePattern,
            OperationKind.TypePattern);
        context.RegisterOperationAction(
            c =>
            {
                var call = (IInvocationOperation)c.Operation;
                if (call.TargetMethod is not { IsGenericMethod: true, TypeArguments: [{ } type] } method)
                {
                    return;
                }

                // bag.TryGet<T>(…); what vault.GetExtension<T>() may ask for is HS5003's.
                if (method.Name == "TryGet" && SymbolEqualityComparer.Default.Equals(method.ContainingType, project.Types.DataBag) && project.MentionsOwn(type))
                {
                    Report(c, type);
                }
                else if (method is { Name: "OfType" or "Cast", ContainingType.Name: "Enumerable" } && call.Arguments is [{ Value: IConversionOperation { Operand: { } all } }])
                {
                    Examine(c, type, all, project);
                }
            },
            OperationKind.Invocation);
    }

    private static void Examine(OperationAnalysisContext context, ITypeSymbol type, IOperation value, HotswapProject project)
    {
        // Only what is untyped can hide an object of another version; contracts are typed.
        if (value.Type is { SpecialType: SpecialType.System_Object } or IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Object }
            && project.MentionsOwn(type)
            && project.Origins.IsObjectFromOutside(value))
        {
            Report(context, type);
        }
    }

    private static void Report(OperationAnalysisContext context, ITypeSymbol type) => context.ReportDiagnostic(Diagnostic.Create(
        _rule, context.Operation.Syntax.GetLocation(), type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)));
}
