namespace Hotswap;

/// <summary>The base of all exceptions that the runtime itself throws.</summary>
public abstract class PluginException : Exception
{
    /// <inheritdoc cref="Exception(string)"/>
    private protected PluginException(string message)
        : base(message)
    {
    }
}
