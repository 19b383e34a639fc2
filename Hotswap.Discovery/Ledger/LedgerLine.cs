namespace Hotswap.Discovery;

/// <summary>
/// A line of a ledger: the name of a live thing, <c>live_RollCall</c>, or a member of what is stored under a name, be it a live
/// function's parameter, a live type's member or the member of a type that these hold: <c>Live_Fire.Rounds: int</c>.
/// </summary>
/// <param name="Owner">The live name, or the full name of a type.</param>
/// <param name="Member">The parameter or member; null for a live name itself.</param>
/// <param name="Type">Its type; null for a live name itself.</param>
public sealed record LedgerLine(string Owner, string? Member, WireType? Type)
{
    /// <summary>The member that stands for a payload that is taken as it is.</summary>
    public const string Payload = "*";

    private const string Separator = ": ";

    /// <summary>Reads a line.</summary>
    /// <returns>The line, or null if it is none.</returns>
    public static LedgerLine? Parse(string text)
    {
        int type = text.IndexOf(Separator, StringComparison.Ordinal);
        if (type < 0)
        {
            return text.Length > 0 && text.All(c => char.IsLetterOrDigit(c) || c == '_') ? new LedgerLine(text, null, null) : null;
        }

        int member = text.LastIndexOf('.', type);
        return member > 0 && member < type - 1 && WireTypeParser.Parse(text.Substring(type + Separator.Length)) is { } parsed
            ? new LedgerLine(text.Substring(0, member), text.Substring(member + 1, type - member - 1), parsed)
            : null;
    }

    /// <summary>Whether both lines are of the same name or member, whatever its type.</summary>
    public bool IsSameThing(LedgerLine other) => Owner == other.Owner && Member == other.Member;

    /// <inheritdoc/>
    public override string ToString() => Member is null ? Owner : $"{Owner}.{Member}{Separator}{Type}";
}
