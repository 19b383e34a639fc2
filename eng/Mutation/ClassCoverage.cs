namespace Hotswap.Mutation;

/// <summary>What the rows of a class execute.</summary>
/// <param name="Rows">Each row for itself.</param>
/// <param name="Once">Mutants that run only the first time: their effect is kept in something static.</param>
/// <param name="Failed">Rows that fail although no mutant is active.</param>
internal sealed record ClassCoverage(RowCoverage[] Rows, int[] Once, string[] Failed);
