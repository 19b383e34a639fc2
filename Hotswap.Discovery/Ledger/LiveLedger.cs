using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace Hotswap.Discovery;

/// <summary>A line of a ledger and where it stands.</summary>
/// <param name="Line">The line.</param>
/// <param name="Span">Its place in the file.</param>
/// <param name="IsRemoval">Whether it says that a shipped line is gone on purpose.</param>
public sealed record PlacedLine(LedgerLine Line, TextSpan Span, bool IsRemoval);

/// <summary>
/// One of the two files that hold a plugin's live contract: what was shipped, so that jobs of it may be queued, and what was
/// not. Blank lines and lines that begin with # say nothing.
/// </summary>
public sealed class LiveLedger
{
    /// <summary>The file of what was shipped.</summary>
    public const string ShippedFile = "LiveContract.Shipped.txt";

    /// <summary>The file of what was not shipped yet.</summary>
    public const string UnshippedFile = "LiveContract.Unshipped.txt";

    /// <summary>What stands before a shipped line, in the other file, that is gone on purpose.</summary>
    public const string RemovalMark = "*REMOVED*";

    private LiveLedger(ImmutableArray<PlacedLine> lines, ImmutableArray<TextSpan> unreadable)
    {
        Lines = lines;
        Unreadable = unreadable;
    }

    /// <summary>The lines, in their order.</summary>
    public ImmutableArray<PlacedLine> Lines { get; }

    /// <summary>Where lines stand that cannot be read.</summary>
    public ImmutableArray<TextSpan> Unreadable { get; }

    /// <summary>Reads a file.</summary>
    public static LiveLedger Read(SourceText text)
    {
        ImmutableArray<PlacedLine>.Builder lines = ImmutableArray.CreateBuilder<PlacedLine>();
        ImmutableArray<TextSpan>.Builder unreadable = ImmutableArray.CreateBuilder<TextSpan>();
        foreach (TextLine line in text.Lines)
        {
            string content = line.ToString().Trim();
            if (content.Length == 0 || content[0] == '#')
            {
                continue;
            }

            bool isRemoval = content.StartsWith(RemovalMark, StringComparison.Ordinal);
            if (LedgerLine.Parse(isRemoval ? content.Substring(RemovalMark.Length) : content) is { } parsed)
            {
                lines.Add(new PlacedLine(parsed, line.Span, isRemoval));
            }
            else
            {
                unreadable.Add(line.Span);
            }
        }

        return new LiveLedger(lines.ToImmutable(), unreadable.ToImmutable());
    }
}
