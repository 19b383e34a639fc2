namespace Hotswap;

/// <summary>What a queue does with a job that the newest code cannot run.</summary>
public enum UnrunnableJobs
{
    /// <summary>It waits, holding its lane, and is tried again after each swap.</summary>
    WaitForSwap,

    /// <summary>It becomes a dead letter.</summary>
    DeadLetter,
}
