using System.Collections.Immutable;
using Hotswap.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Hotswap.CodeFixes;

/// <summary>Records all findings of a document, project or solution; the ledgers are files of a project, not of a document.</summary>
internal sealed class LedgerFixAll : FixAllProvider
{
    public static LedgerFixAll Instance { get; } = new();

    public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
    {
        Solution solution = context.Solution;
        IEnumerable<Project> projects = context.Scope == FixAllScope.Solution ? solution.Projects : [context.Project];
        bool changed = false;
        foreach (ProjectId id in projects.Select(p => p.Id).ToArray())
        {
            Project project = context.Solution.GetProject(id)!;
            ImmutableArray<Diagnostic> found = context.Scope == FixAllScope.Document && context.Document is { } document
                ? await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false)
                : await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false);
            ImmutableArray<Diagnostic> fixable = [.. found.Where(d => d.Properties.ContainsKey(HS1008UnrecordedLiveContract.Line))];
            if (!fixable.IsEmpty)
            {
                changed = true;
                solution = await LedgerFix.RecordAsync(solution.GetProject(id)!, fixable, context.CancellationToken).ConfigureAwait(false);
            }
        }

        return changed ? CodeAction.Create("Record all in the ledger", _ => Task.FromResult(solution), LedgerFix.Key) : null;
    }
}
