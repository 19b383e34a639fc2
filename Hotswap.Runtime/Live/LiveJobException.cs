namespace Hotswap;

/// <summary>
/// The base of what running a live job throws: <see cref="LiveJobUnknownException"/>, <see cref="LiveJobDataException"/> and
/// <see cref="LiveJobFailedException"/>. They carry text only, nothing of a plugin, so they may be kept.
/// </summary>
public abstract class LiveJobException : PluginException
{
    private protected LiveJobException(string jobName, string jobId, string what)
        : base($"Live job \"{jobName}\" (id {jobId}) {what}")
    {
        JobName = jobName;
        JobId = jobId;
    }

    /// <summary>The job's name.</summary>
    public string JobName { get; }

    /// <summary>The job's id.</summary>
    public string JobId { get; }
}
