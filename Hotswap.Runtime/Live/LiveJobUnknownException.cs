namespace Hotswap;

/// <summary>A live job was not run because the newest code has no live function or live type that runs jobs of its name.</summary>
public sealed class LiveJobUnknownException : LiveJobException
{
    internal LiveJobUnknownException(LiveJob job, string why)
        : base(job.Name, job.Id, why)
    {
    }
}
