namespace Hotswap;

/// <summary>A job that a queue has given up. Immutable; it holds nothing of a plugin.</summary>
/// <param name="Job">The job, with the number of times it was started.</param>
/// <param name="Reason">Why.</param>
/// <param name="Error">What went wrong last, as text.</param>
public sealed record DeadLetter(LiveJob Job, DeadLetterReason Reason, string Error);
