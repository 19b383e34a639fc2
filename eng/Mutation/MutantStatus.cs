namespace Hotswap.Mutation;

/// <summary>What became of a mutant, in the words of Stryker.</summary>
internal enum MutantStatus
{
    NoCoverage,
    Survived,
    Killed,
    Timeout,
}
