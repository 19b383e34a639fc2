using Hotswap.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Hotswap.Analyzers;

/// <summary>HS1006: a constant passed as a live name that is almost, but not quite, an own live name.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HS1006MisspelledLiveName : HotswapAnalyzer
{
    private static readonly DiagnosticDescriptor _rule = new(
        RuleIds.MisspelledLiveName,
        "Live name looks misspelled",
        "There is no live thing '{0}' in this plugin, but there is '{1}': a name that is not there fails when the job runs, maybe in a later version; correct it, or use the generated LiveFuncs and LiveJobs",
        Categories.Live,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Rule.HelpLink(RuleIds.MisspelledLiveName));

    /// <summary>Creates the rule.</summary>
    public HS1006MisspelledLiveName()
        : base(Roles.Plugin, _rule)
    {
    }

    private const int MaxEdits = 2;

    private protected override void Register(CompilationStartAnalysisContext context, HotswapProject project)
    {
        INamedTypeSymbol?[] tables = [project.Types.Get("Hotswap.LiveFuncTable"), project.Types.Get("Hotswap.LiveTypeTable"), project.Types.Get("Hotswap.LiveJob")];
        context.RegisterOperationAction(
            c =>
            {
                var argument = (IArgumentOperation)c.Operation;
                if (argument is { Parameter: { Type.SpecialType: SpecialType.System_String } parameter, Value.ConstantValue: { HasValue: true, Value: string name } }
                    && IsLiveName(parameter)
                    && Nearest(name, project) is { } meant)
                {
                    c.ReportDiagnostic(Diagnostic.Create(_rule, argument.Value.Syntax.GetLocation(), name, meant));
                }
            },
            OperationKind.Argument);

        // vault.Enter<Action>("live_Save", out …) is the only method of the vault's own that takes one.
        bool IsLiveName(IParameterSymbol parameter) => parameter is { Name: "name" or "liveFunc", ContainingSymbol.ContainingType: { } type }
            && (parameter.Name == "name" ? tables.Contains(type, SymbolEqualityComparer.Default) : SymbolEqualityComparer.Default.Equals(type, project.Types.Vault));
    }

    /// <summary>The own live name that is meant, or null if the name is right or like none. Another plugin may have it.</summary>
    private static string? Nearest(string name, HotswapProject project)
    {
        if (project.Form is not { } form)
        {
            return null;
        }

        // A job of an earlier version finds it by that name.
        if (form.LiveFunctions.SelectMany(f => f.FormerNames).Concat(form.LiveTypes.SelectMany(t => t.FormerNames)).Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            return null;
        }

        string? nearest = null;
        int least = MaxEdits + 1;
        foreach (string known in form.LiveFunctions.Select(f => f.Name).Concat(form.LiveTypes.Select(t => t.Name)))
        {
            int edits = EditDistance.Of(name.ToUpperInvariant(), known.ToUpperInvariant());
            if (edits == 0)
            {
                return null;
            }

            // Two edits in a name of three letters are another name.
            if (edits < least && known.Length - project.Role.LivePrefix.Length > edits)
            {
                (nearest, least) = (known, edits);
            }
        }

        return nearest;
    }
}
