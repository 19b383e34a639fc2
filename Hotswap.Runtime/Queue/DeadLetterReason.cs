namespace Hotswap;

/// <summary>Why a job became a dead letter.</summary>
public enum DeadLetterReason
{
    /// <summary>It was started <see cref="LiveQueueOptions.MaxAttempts"/> times and never succeeded.</summary>
    Failed,

    /// <summary>The newest code does not know its name.</summary>
    UnknownName,

    /// <summary>The newest code cannot read its data.</summary>
    UnreadableData,
}
