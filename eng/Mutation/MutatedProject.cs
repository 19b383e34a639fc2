namespace Hotswap.Mutation;

/// <summary>A project whose code is mutated.</summary>
/// <param name="Name">Its name, which is that of its folder.</param>
/// <param name="TestProjects">The projects whose tests it must pass.</param>
/// <param name="Skipped">Parts of the names of tests that run for minutes to find what no other test looks for.</param>
internal sealed record MutatedProject(string Name, string[] TestProjects, string[] Skipped)
{
    private static readonly string[] _slow = ["CostTests", "MangledSourceBreaks"];

    public static IReadOnlyDictionary<string, MutatedProject> All { get; } = new MutatedProject[]
    {
        new("Hotswap.Discovery", ["Hotswap.Generators.Tests", "Hotswap.Analyzers.Tests"], _slow),
        new("Hotswap.Generators", ["Hotswap.Generators.Tests"], _slow),
        new("Hotswap.Analyzers", ["Hotswap.Analyzers.Tests"], _slow),
    }.ToDictionary(p => p.Name);
}
