namespace Hotswap;

/// <summary>A call by name that could not be made: no such plugin or function, or arguments that do not fit it.</summary>
/// <remarks>An exception that the called function itself throws is passed through as it is.</remarks>
public sealed class PluginInvocationException : PluginException
{
    /// <summary>Created by generated dispatch code and by the runtime.</summary>
    /// <param name="message">What was called, why it cannot be, and what to do.</param>
    public PluginInvocationException(string message)
        : base(message)
    {
    }
}
