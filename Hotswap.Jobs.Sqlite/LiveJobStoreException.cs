namespace Hotswap;

/// <summary>A job store could not be opened, read or written. The message names the file, the reason and the remedy.</summary>
public sealed class LiveJobStoreException : Exception
{
    internal LiveJobStoreException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}
