namespace Hotswap.Mutation;

/// <summary>What a row executes when all that is static was computed before.</summary>
internal sealed record RowCoverage(int Row, int Milliseconds, int[] Mutants);
