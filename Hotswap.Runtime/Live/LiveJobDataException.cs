namespace Hotswap;

/// <summary>A live job was not run because its data could not be read by the code that would run it.</summary>
public sealed class LiveJobDataException : PluginException
{
    internal LiveJobDataException(LiveJob job, LiveDataException cause)
        : base($"Live job \"{job.Name}\" (id {job.Id}) cannot be read by the newest code: {cause.Message}")
    {
        JobName = job.Name;
        JobId = job.Id;
        MemberPath = cause.MemberPath;
    }

    /// <summary>The job's name.</summary>
    public string JobName { get; }

    /// <summary>The job's id.</summary>
    public string JobId { get; }

    /// <summary>The member or parameter at fault, such as <c>Items[3].Price</c>; null where it is not about one.</summary>
    public string? MemberPath { get; }
}
