namespace LeakyHost;

/// <summary>What of a host lives long, and lets plugins hang themselves on it.</summary>
public static class Careless
{
    public static event Action? Closed;

    public static object? Kept { get; set; }

    public static Desk Desk { get; } = new();

    public static CancellationTokenSource Stopping { get; } = new();

    public static SemaphoreSlim Gate { get; } = new(0);

    public static void Close() => Closed?.Invoke();
}
