namespace Pitfalls;

/// <summary>What a server has for as long as it runs, and its plugins do not.</summary>
public static class Server
{
    private static readonly CancellationTokenSource _stopping = new();

    /// <summary>Happens now and then.</summary>
    public static event Action? Ticked;

    /// <summary>Fires when the server stops.</summary>
    public static CancellationToken Stopping => _stopping.Token;

    /// <summary>What the server shows to its visitors.</summary>
    public static List<object> Board { get; } = [];

    /// <summary>Released once a day, not today.</summary>
    public static SemaphoreSlim Gate { get; } = new(0);

    /// <summary>Lets <see cref="Ticked"/> happen.</summary>
    public static void Tick() => Ticked?.Invoke();
}
