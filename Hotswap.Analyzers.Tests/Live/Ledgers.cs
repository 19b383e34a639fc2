using Hotswap.Discovery;

namespace Hotswap.Analyzers.Tests.Live;

/// <summary>Plugins with ledgers of their live contract, whose lines are separated by <c>;</c> here.</summary>
internal static class Ledgers
{
    /// <summary>A plugin with the given ledgers; null leaves a file out.</summary>
    public static ProjectUnderTest Project(string? shipped, string? unshipped = "") =>
        Sources.Project with { AdditionalFiles = Files(shipped, unshipped) };

    public static IReadOnlyDictionary<string, string> Files(string? shipped, string? unshipped)
    {
        var files = new Dictionary<string, string>();
        Add(LiveLedger.ShippedFile, shipped);
        Add(LiveLedger.UnshippedFile, unshipped);
        return files;

        void Add(string name, string? lines)
        {
            if (lines is not null)
            {
                files.Add(name, string.Concat(lines.Split(';').Where(l => l.Length > 0).Select(l => l + "\n")));
            }
        }
    }
}
