namespace Hotswap.Tool.Check;

/// <summary>Something that is wrong.</summary>
/// <param name="Plugin">The plugin, or null where it is about the whole set.</param>
/// <param name="Stage">The step of a load at which the runtime would find it.</param>
/// <param name="Message">What is wrong, why, and what to do.</param>
internal sealed record CheckError(string? Plugin, LoadStage Stage, string Message)
{
    public override string ToString() => new PluginLoadError(Plugin, Stage, Message).ToString();
}
