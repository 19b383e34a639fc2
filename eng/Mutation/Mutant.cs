namespace Hotswap.Mutation;

/// <summary>A fault that Stryker put into the code, asleep until it is activated.</summary>
/// <param name="Id">Its number.</param>
/// <param name="File">The file, inside the project.</param>
/// <param name="Line">Where it begins.</param>
/// <param name="Change">The kind of change, and what stands there instead.</param>
internal sealed record Mutant(int Id, string File, int Line, string Change)
{
    public MutantStatus Status { get; set; } = MutantStatus.NoCoverage;

    /// <summary>Whether a test noticed it.</summary>
    public bool Noticed => Status is MutantStatus.Killed or MutantStatus.Timeout;

    public override string ToString() => $"{Status} {File}:{Line} {Change}";
}
