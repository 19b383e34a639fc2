using Microsoft.CodeAnalysis;

namespace Hotswap.Discovery;

/// <summary>
/// Knows the files that the generator itself writes. Analyzers see them, the generator does not; both must find the same
/// plugin.
/// </summary>
public static class GeneratedTrees
{
    /// <summary>Full name of the generator, which the compiler makes the folder of its files.</summary>
    public const string GeneratorName = "Hotswap.Generators.HotswapGenerator";

    /// <summary>Whether a file was written by the generator.</summary>
    public static bool IsOurs(SyntaxTree tree) =>
        tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal)
        && tree.FilePath.IndexOf(GeneratorName, StringComparison.Ordinal) >= 0;
}
