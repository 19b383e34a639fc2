namespace Hotswap;

/// <summary>
/// The code that a live job ran threw. What it threw is here as text: the exception itself would keep the plugin's version
/// in memory.
/// </summary>
public sealed class LiveJobFailedException : LiveJobException
{
    internal LiveJobFailedException(LiveJob job, Exception cause)
        : base(job.Name, job.Id, $"failed: {ErrorText.Brief(cause)}")
    {
        ErrorType = cause.GetType().FullName ?? cause.GetType().Name;
        Error = ErrorText.Brief(cause);
        Detail = ErrorText.Of(cause);
    }

    /// <summary>The full name of the type of what was thrown.</summary>
    public string ErrorType { get; }

    /// <summary>Type and message of what was thrown.</summary>
    public string Error { get; }

    /// <summary>What was thrown, with its stack trace.</summary>
    public string Detail { get; }
}
