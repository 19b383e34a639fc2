using System.Text.RegularExpressions;

namespace Hotswap.Tool.Build;

/// <summary>Builds one plugin into a plugin directory, ready to be loaded: all of it, or nothing.</summary>
internal sealed class PluginBuilder(BuildSettings settings, PluginFolder folder, PhaseTimes times)
{
    /// <exception cref="ToolException">The plugin does not build, or would not load.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; nothing was written.</exception>
    public async Task<BuildReport> RunAsync(Action<string> progress, CancellationToken cancellation)
    {
        DirectoryInfo temporary = Directory.CreateTempSubdirectory("hotswap-");
        try
        {
            using TemporaryProject? project = folder.ProjectFile is null ? new TemporaryProject(folder, settings) : null;
            progress($"Building {folder.Name}");
            ProjectOutput output = await times.MeasureAsync("build", () =>
                new ProjectBuild(settings).RunAsync(project?.File ?? folder.ProjectFile!, temporary.FullName, cancellation));
            progress($"Writing {output.Name}");
            return settings.GenerateOnly ? WriteGenerated(output, cancellation) : Write(output, cancellation);
        }
        finally
        {
            temporary.Delete(recursive: true);
        }
    }

    private BuildReport WriteGenerated(ProjectOutput output, CancellationToken cancellation)
    {
        string place = Path.Combine(settings.OutputDirectory, output.Name + ".generated");
        using StagedFolder staged = new(place, settings.LeaveTemps);
        times.Measure("copy", () =>
        {
            foreach (string file in output.Generated)
            {
                cancellation.ThrowIfCancellationRequested();
                staged.Add(new PluginFile(Path.GetFileName(file), file));
            }

            return output.Generated.Count;
        });
        staged.Commit();
        return new BuildReport(place, output, [], null);
    }

    private BuildReport Write(ProjectOutput output, CancellationToken cancellation)
    {
        string place = Path.Combine(settings.OutputDirectory, output.Name);
        string[] extra = times.Measure("find files", () => ExtraFiles().ToArray());
        using StagedFolder staged = new(place, settings.LeaveTemps);
        times.Measure("copy", () =>
        {
            foreach (PluginFile file in output.Files.Concat(extra.Select(f => new PluginFile(f, Path.Combine(folder.Directory, f)))))
            {
                cancellation.ThrowIfCancellationRequested();
                staged.Add(file);
            }

            return output.Files.Count;
        });

        PluginManifest manifest = times.Measure("check", () => Check(Path.Combine(staged.Path, output.Name + ".dll")));
        cancellation.ThrowIfCancellationRequested();
        staged.Commit();
        return new BuildReport(Path.Combine(place, output.Name + ".dll"), output, extra, manifest);
    }

    private IEnumerable<string> ExtraFiles()
    {
        if (settings.Include is not { } include)
        {
            return [];
        }

        try
        {
            return [.. folder.Files().Where(f => !IsSource(f) && include.IsMatch(f) && settings.Exclude?.IsMatch(f) != true)];
        }
        catch (RegexMatchTimeoutException e)
        {
            throw new ToolException($"the pattern \"{e.Pattern}\" takes too long on \"{e.Input}\". Write it without nested repetitions.", e);
        }
    }

    // What the compiler reads goes into the assembly, not beside it.
    private static bool IsSource(string file) => Path.GetExtension(file) is ".cs" or ".csproj";

    // Turned-off analyzers open no hole: what the generator refused is in the manifest.
    private static PluginManifest Check(string assembly)
    {
        using AssemblyImage image = new(File.ReadAllBytes(assembly));
        try
        {
            PluginManifest manifest = ManifestReader.Read(image);
            return manifest.Refused.Count == 0
                ? manifest
                : throw new ToolException("the plugin would not load:\n" + string.Join('\n', manifest.Refused.Select(r => $"error {r.Id}: {r.Message}")));
        }
        catch (ManifestException e)
        {
            throw new ToolException($"the built \"{Path.GetFileName(assembly)}\" {e.Message}", e);
        }
    }
}
