namespace Hotswap;

/// <summary>How the last load or reload of a host ended. Holds nothing of any plugin.</summary>
/// <param name="EndedAt">When it ended.</param>
/// <param name="Report">What it did; null if it failed.</param>
/// <param name="Error">Every error that was found, in text; null if it succeeded.</param>
public sealed record LoadOutcome(DateTimeOffset EndedAt, LoadReport? Report, string? Error)
{
    /// <summary>Whether it succeeded.</summary>
    public bool Succeeded => Error is null;
}
