using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Hotswap.Mutation;

/// <summary>
/// Makes the mutants. Stryker would run all tests for each of them, one after the other in a process that keeps what is static;
/// so it is asked to build, with next to no tests, and the mutated assembly is taken away while it has it.
/// </summary>
internal sealed class Stryker(MutatedProject project, string output)
{
    /// <summary>Tests that are done in no time, one in each project.</summary>
    private const string QuickTests = "FullyQualifiedName~EveryFixIsForARule|FullyQualifiedName~TextsAreTrimmedAndBlankOnesAreNone";

    /// <summary>The folder of a test project, with the mutated assembly in it.</summary>
    public string Tests(string testProject) => Path.Combine(output, testProject);

    /// <param name="pieces">The patterns of what is mutated; everything where there are none.</param>
    public async Task<Mutant[]> MutateAsync(IEnumerable<string> pieces)
    {
        await RunAsync("dotnet", Environment.CurrentDirectory, ["tool", "restore"]).ConfigureAwait(false);

        using var stop = new CancellationTokenSource();
        Task<byte[]?> mutated = WatchAsync(stop.Token);
        await RunAsync(
            "dotnet",
            project.Name,
            [
                "dotnet-stryker", "--test-runner", "mtp", "--project", $"{project.Name}.csproj", "--output", output,
                "--config-file", Path.GetFullPath("eng/Mutation/stryker-config.json"),
                "--reporter", "json", "--skip-version-check", "--test-case-filter", QuickTests,
                .. project.TestProjects.SelectMany(t => (string[])["--test-project", Path.GetFullPath($"{t}/{t}.csproj")]),
                .. pieces.SelectMany(p => (string[])["--mutate", p]),
            ]).ConfigureAwait(false);
        await stop.CancelAsync().ConfigureAwait(false);
        byte[] assembly = await mutated.ConfigureAwait(false) ?? throw new InvalidOperationException("Stryker built no mutated assembly.");

        foreach (string testProject in project.TestProjects)
        {
            Copy(Built(testProject), Tests(testProject));
            await File.WriteAllBytesAsync(Path.Combine(Tests(testProject), project.Name + ".dll"), assembly).ConfigureAwait(false);
            Copy(AppContext.BaseDirectory, Tests(testProject), "Hotswap.Mutation.*");
        }

        return Read(Path.Combine(output, "reports", "mutation-report.json"), project.Name);
    }

    private static string Built(string testProject) => Path.Combine(testProject, "bin", "Debug", "net10.0");

    // Stryker puts the original back when it is done.
    private async Task<byte[]?> WatchAsync(CancellationToken stop)
    {
        string file = Path.Combine(Built(project.TestProjects[0]), project.Name + ".dll");
        byte[]? found = null;
        DateTime seen = default;
        while (!stop.IsCancellationRequested)
        {
            DateTime written = File.GetLastWriteTimeUtc(file);
            if (File.Exists(file) && written != seen)
            {
                try
                {
                    byte[] bytes = await File.ReadAllBytesAsync(file, CancellationToken.None).ConfigureAwait(false);
                    found = bytes.AsSpan().IndexOf("MutantControl"u8) >= 0 ? bytes : found;
                    seen = written;
                }
                catch (IOException)
                {
                    // It is being written; the next look reads it.
                }
            }

            await Task.Delay(50, CancellationToken.None).ConfigureAwait(false);
        }

        return found;
    }

    private static Mutant[] Read(string path, string project)
    {
        using JsonDocument report = JsonDocument.Parse(File.ReadAllText(path));
        return
        [
            .. from file in report.RootElement.GetProperty("files").EnumerateObject()
               from mutant in file.Value.GetProperty("mutants").EnumerateArray()
               where mutant.GetProperty("status").GetString() is not ("CompileError" or "Ignored")
               select new Mutant(
                   int.Parse(mutant.GetProperty("id").GetString()!, CultureInfo.InvariantCulture),
                   Path.GetRelativePath(Path.GetFullPath(project), file.Name),
                   mutant.GetProperty("location").GetProperty("start").GetProperty("line").GetInt32(),
                   $"{mutant.GetProperty("mutatorName").GetString()}: {mutant.GetProperty("replacement").GetString()!.ReplaceLineEndings(" ")}"),
        ];
    }

    private static void Copy(string from, string to, string files = "*")
    {
        foreach (string file in Directory.EnumerateFiles(from, files, files == "*" ? SearchOption.AllDirectories : SearchOption.TopDirectoryOnly))
        {
            string target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }
    }

    private static async Task RunAsync(string file, string folder, string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(file, arguments) { WorkingDirectory = folder })!;
        await process.WaitForExitAsync().ConfigureAwait(false);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{file} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
        }
    }
}
