namespace Hotswap;

/// <summary>The kinds of <see cref="JobOutcome"/>.</summary>
internal enum JobOutcomeKind
{
    Succeeded,
    Failed,
    UnknownName,
    UnreadableData,
    Cancelled,
    StoreFailed,
}
