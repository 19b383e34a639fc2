using System.Collections.Immutable;
using System.Composition;
using Hotswap.Analyzers;
using Hotswap.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Hotswap.CodeFixes;

/// <summary>
/// Mends HS1008: records what a ledger lacks in the unshipped one, in order, and creates whichever of the two files is missing.
/// What takes the place of a shipped line of another type is recorded with that line's removal.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LedgerFix))]
[Shared]
public sealed class LedgerFix : CodeFixProvider
{
    /// <summary>The only kind of this fix.</summary>
    public const string Key = "Hotswap.Ledger";

    private const string Title = "Record it in " + LiveLedger.UnshippedFile;

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.UnrecordedLiveContract];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => LedgerFixAll.Instance;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics.Where(d => d.Properties.ContainsKey(HS1008UnrecordedLiveContract.Line)))
        {
            context.RegisterCodeFix(
                CodeAction.Create(Title, cancel => RecordAsync(context.Document.Project, [diagnostic], cancel), Key),
                diagnostic);
        }

        return Task.CompletedTask;
    }

    /// <summary>The solution with the findings of one project recorded.</summary>
    internal static async Task<Solution> RecordAsync(Project project, ImmutableArray<Diagnostic> findings, CancellationToken cancel)
    {
        TextDocument? shipped = Find(project, LiveLedger.ShippedFile);
        TextDocument? unshipped = Find(project, LiveLedger.UnshippedFile);
        SourceText before = unshipped is null ? SourceText.From("") : await unshipped.GetTextAsync(cancel).ConfigureAwait(false);
        SourceText after = SourceText.From(Merge(before, findings), before.Encoding);

        Solution solution = unshipped is null
            ? Create(project.Solution, project, LiveLedger.UnshippedFile, after, shipped)
            : project.Solution.WithAdditionalDocumentText(unshipped.Id, after);
        return shipped is null ? Create(solution, project, LiveLedger.ShippedFile, SourceText.From(""), unshipped) : solution;
    }

    /// <summary>
    /// The ledger with the lines that it lacks. Each goes behind the one that it follows in order; all else, comments, blank lines and line ends,
    /// stays as it was.
    /// </summary>
    private static string Merge(SourceText before, ImmutableArray<Diagnostic> findings)
    {
        LedgerLine[] added = [.. findings.Select(f => LedgerLine.Parse(f.Properties[HS1008UnrecordedLiveContract.Line]!)).OfType<LedgerLine>()];
        IEnumerable<string> removals = findings
            .Select(f => f.Properties[HS1008UnrecordedLiveContract.Replaced]!).Where(l => l.Length > 0).Select(l => LiveLedger.RemovalMark + l);

        // An unshipped line of the same thing was never of use to a job.
        List<string> lines = [.. before.Lines.Select(l => l.ToString()).Where(l => !added.Any(a => LedgerLine.Parse(l.Trim())?.IsSameThing(a) == true))];
        while (lines.Count > 0 && lines[lines.Count - 1].Trim().Length == 0)
        {
            lines.RemoveAt(lines.Count - 1);
        }

        foreach (string line in removals.Concat(added.Select(a => a.ToString())).Distinct().OrderBy(l => l, StringComparer.Ordinal))
        {
            int follows = lines.FindLastIndex(l => IsEntry(l) && string.CompareOrdinal(l.Trim(), line) < 0);
            int first = lines.FindIndex(IsEntry);
            if (!lines.Exists(l => l.Trim() == line))
            {
                lines.Insert(follows >= 0 ? follows + 1 : first >= 0 ? first : lines.Count, line);
            }
        }

        string end = before.Lines
            .Select(l => before.ToString(TextSpan.FromBounds(l.End, l.EndIncludingLineBreak)))
            .FirstOrDefault(e => e.Length > 0) ?? "\n";
        return string.Concat(lines.Select(l => l + end));
    }

    private static bool IsEntry(string line) => line.Trim() is { Length: > 0 } text && text[0] != '#';

    private static Solution Create(Solution solution, Project project, string name, SourceText text, TextDocument? beside)
    {
        string? folder = Path.GetDirectoryName(beside?.FilePath ?? project.FilePath);
        string path = string.IsNullOrEmpty(folder) ? name : Path.Combine(folder, name);
        return solution.AddAdditionalDocument(DocumentId.CreateNewId(project.Id, name), name, text, filePath: path);
    }

    private static TextDocument? Find(Project project, string name) =>
        project.AdditionalDocuments.FirstOrDefault(d => string.Equals(d.Name, name, StringComparison.OrdinalIgnoreCase));
}
