using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Editing;

namespace Hotswap.CodeFixes;

/// <summary>
/// The base of all fixes: a fix is offered only where it changes the document, and every fix can be applied to all findings
/// of a document, project or solution at once.
/// </summary>
public abstract class HotswapFix : CodeFixProvider
{
    private readonly ImmutableArray<(string Key, string Title)> _kinds;
    private readonly FixAllProvider _fixAll;

    /// <summary>A fix of one or several kinds.</summary>
    /// <param name="ids">The rules it is for.</param>
    /// <param name="kinds">The kinds, best first: a key and what the user reads.</param>
    private protected HotswapFix(ImmutableArray<string> ids, params (string Key, string Title)[] kinds)
    {
        FixableDiagnosticIds = ids;
        _kinds = ImmutableArray.Create(kinds);
        _fixAll = FixAllProvider.Create(async (context, document, diagnostics) =>
            context.CodeActionEquivalenceKey is { } key
                ? await FixAsync(document, diagnostics, key, context.CancellationToken).ConfigureAwait(false)
                : null);
    }

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => _fixAll;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            foreach ((string key, string title) in _kinds)
            {
                ImmutableArray<Diagnostic> one = ImmutableArray.Create(diagnostic);
                if (await FixAsync(context.Document, one, key, context.CancellationToken).ConfigureAwait(false) is not null)
                {
                    context.RegisterCodeFix(
                        CodeAction.Create(
                            title,
                            async cancel => await FixAsync(context.Document, one, key, cancel).ConfigureAwait(false) ?? context.Document,
                            key),
                        diagnostic);
                }
            }
        }
    }

    /// <summary>Enters the change that mends a finding.</summary>
    /// <param name="editor">Collects the changes of the document; other findings may have been mended in it already.</param>
    /// <param name="node">The syntax at the finding.</param>
    /// <param name="diagnostic">The finding.</param>
    /// <param name="key">The kind of the fix.</param>
    /// <param name="cancel">Ends the search.</param>
    /// <returns>Whether anything was changed.</returns>
    private protected abstract Task<bool> ApplyAsync(
        DocumentEditor editor, SyntaxNode node, Diagnostic diagnostic, string key, CancellationToken cancel);

    private async Task<Document?> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, string key, CancellationToken cancel)
    {
        DocumentEditor editor = await DocumentEditor.CreateAsync(document, cancel).ConfigureAwait(false);
        bool changed = false;
        foreach (Diagnostic diagnostic in diagnostics)
        {
            SyntaxNode node = editor.OriginalRoot.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            changed |= await ApplyAsync(editor, node, diagnostic, key, cancel).ConfigureAwait(false);
        }

        return changed ? editor.GetChangedDocument() : null;
    }
}
