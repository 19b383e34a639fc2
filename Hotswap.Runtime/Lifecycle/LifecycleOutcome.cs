namespace Hotswap;

/// <summary>How a lifecycle call ended. Text only; nothing of the plugin.</summary>
/// <param name="Error">Null if it succeeded; else type and message of what it threw.</param>
/// <param name="Detail">The error with its stack trace.</param>
/// <param name="Cancelled">It ended because the load was cancelled.</param>
/// <param name="Returned">Where it outlived its timeout: completes when it returns after all. Else null.</param>
internal sealed record LifecycleOutcome(string? Error = null, string? Detail = null, bool Cancelled = false, Task? Returned = null)
{
    public static LifecycleOutcome Ok { get; } = new();

    public bool Succeeded => Error is null && !Cancelled;
}
