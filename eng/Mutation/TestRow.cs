namespace Hotswap.Mutation;

/// <summary>One fact, or one row of a theory.</summary>
/// <param name="Class">The full name of its class.</param>
/// <param name="Name">What it is called in reports.</param>
/// <param name="Id">The same in every process.</param>
internal sealed record TestRow(string Class, string Name, string Id);
