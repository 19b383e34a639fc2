namespace Hotswap;

/// <summary>What came of an attempt to run a job. Text only; nothing of a plugin.</summary>
internal readonly record struct JobOutcome(JobOutcomeKind Kind, string Error = "", string Detail = "");
