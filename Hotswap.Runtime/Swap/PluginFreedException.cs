namespace Hotswap;

/// <summary>
/// A <see cref="PluginManager"/>, Plugin, <see cref="Vault"/> or <see cref="PluginContext"/> was used after
/// its generation or version was freed. It was kept without a lease; ask the host for the current one at each call.
/// </summary>
public sealed class PluginFreedException : PluginException
{
    internal PluginFreedException(string message)
        : base(message)
    {
    }
}
