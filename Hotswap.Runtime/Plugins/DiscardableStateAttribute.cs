namespace Hotswap;

/// <summary>
/// Says that a static member's state may be lost when the plugin is reloaded: the rules HS2001 to HS2004 do not speak of it.
/// </summary>
/// <example><code>
/// [DiscardableState("a cache; it fills again")]
/// private static int _hits;
/// </code></example>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property | AttributeTargets.Event)]
public sealed class DiscardableStateAttribute : Attribute
{
    /// <summary>The member's state may be lost because of <paramref name="reason"/>.</summary>
    /// <param name="reason">Why it may be lost; neither empty nor white space.</param>
    /// <exception cref="ArgumentException"><paramref name="reason"/> is null, empty or white space.</exception>
    public DiscardableStateAttribute(string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        Reason = reason;
    }

    /// <summary>Why the state may be lost.</summary>
    public string Reason { get; }
}
