namespace Hotswap;

/// <summary>A live job was not run because its data could not be read by the code that would run it.</summary>
public sealed class LiveJobDataException : LiveJobException
{
    internal LiveJobDataException(LiveJob job, LiveDataException cause)
        : this(job, cause.Message, cause.MemberPath)
    {
    }

    private LiveJobDataException(LiveJob job, string cause, string? memberPath)
        : base(job.Name, job.Id, $"cannot be read by the newest code: {cause}")
    {
        Cause = cause;
        MemberPath = memberPath;
    }

    /// <summary>The member or parameter at fault, such as <c>Items[3].Price</c>; null where it is not about one.</summary>
    public string? MemberPath { get; }

    private string Cause { get; }

    /// <summary>The same without the stack of the plugin's reader, which would keep the plugin's version in memory.</summary>
    internal LiveJobDataException Detached(LiveJob job) => new(job, Cause, MemberPath);
}
