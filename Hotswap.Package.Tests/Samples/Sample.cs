namespace Hotswap.Package.Tests.Samples;

/// <summary>The samples as they were built with these tests, and copies of them.</summary>
internal static class Sample
{
    /// <summary>The host's assembly.</summary>
    public static string AssemblyOf(string sample) => Path.Combine(FolderOf(sample), "bin", Repository.Configuration, "net10.0", $"{sample}.dll");

    /// <summary>Runs a sample to its end.</summary>
    /// <returns>What it printed, line by line.</returns>
    public static async Task<string[]> RunAsync(string sample) => Lines(await Dotnet.RunInRepositoryAsync(AssemblyOf(sample)));

    /// <summary>Copies the sources of a sample, or of a folder of it, and what the copy needs to be built.</summary>
    /// <returns>The folder of the copy.</returns>
    public static string Copy(string sample, string to)
    {
        string from = FolderOf(sample);
        string copy = Path.Combine(to, Path.GetFileName(sample));
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(f => Path.GetExtension(f) is ".cs" or ".csproj"))
        {
            string relative = Path.GetRelativePath(from, file);
            if (!relative.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            {
                string target = Path.Combine(copy, relative);
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }
        }

        foreach (string kind in new[] { "props", "targets" })
        {
            string above = Path.Combine(Repository.Root, "samples", $"Directory.Build.{kind}");
            File.WriteAllText(Path.Combine(to, $"Directory.Build.{kind}"), $"<Project><Import Project=\"{above}\" /></Project>");
        }

        return copy;
    }

    /// <summary>Replaces a piece of a file, which must be there.</summary>
    public static void Edit(string file, string piece, string by)
    {
        string text = File.ReadAllText(file);
        Assert.Contains(piece, text, StringComparison.Ordinal);
        File.WriteAllText(file, text.Replace(piece, by, StringComparison.Ordinal));
    }

    public static string[] Lines(string text) => text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string FolderOf(string sample) => Path.Combine(Repository.Root, "samples", sample);
}
