namespace Hotswap;

/// <summary>What came of an attempt to run a job. Text only; nothing of a plugin.</summary>
internal readonly record struct JobOutcome(JobOutcomeKind Kind, string Error = "", string Detail = "");

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
