namespace Hotswap;

/// <summary>
/// A load or reload failed. Nothing half-loaded stays, and what served before still serves. It carries text only, no
/// inner exception: an exception of plugin code would hold the failed version in memory.
/// </summary>
public sealed class PluginLoadException : PluginException
{
    internal PluginLoadException(IReadOnlyList<PluginLoadError> errors)
        : base(string.Join(Environment.NewLine, errors))
    {
        Errors = errors;
    }

    /// <summary>Every error that was found, in the order of the steps.</summary>
    public IReadOnlyList<PluginLoadError> Errors { get; }
}
