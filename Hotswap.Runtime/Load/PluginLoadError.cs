namespace Hotswap;

/// <summary>One thing that made a load fail. Plain text: it holds nothing of any plugin.</summary>
/// <param name="Plugin">The plugin, or null where it is about the whole set.</param>
/// <param name="Stage">The step at which it was found.</param>
/// <param name="Message">What is wrong, why, and what to do.</param>
public sealed record PluginLoadError(string? Plugin, LoadStage Stage, string Message)
{
    /// <summary>The error on one line: <c>&lt;hotswap:world&gt; OnLoad: message</c>.</summary>
    public override string ToString() => Plugin is null ? $"<hotswap> {Stage}: {Message}" : $"<hotswap:{Plugin}> {Stage}: {Message}";
}
