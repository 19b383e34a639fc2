namespace Hotswap;

/// <summary>How a job ended: it succeeded, or became a dead letter.</summary>
internal sealed record JobEnding(DeadLetter? Letter)
{
    public static JobEnding Succeeded { get; } = new(Letter: null);
}
