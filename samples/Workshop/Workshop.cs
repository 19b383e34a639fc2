using System.Diagnostics;
using System.Reflection;

namespace Samples;

/// <summary>
/// Where a sample plays the developer: a private copy of its plugins' sources, which it edits and builds with the SDK, and
/// the folder that its host loads from. Needs the clone that the sample was built in.
/// </summary>
internal sealed class Workshop : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("hotswap-sample-").FullName;
    private readonly string[] _plugins;

    /// <param name="plugins">The sample's plugins.</param>
    /// <exception cref="DirectoryNotFoundException">The sources are not where they were when the sample was built.</exception>
    public Workshop(params string[] plugins)
    {
        _plugins = plugins;
        foreach (string plugin in plugins)
        {
            CopySource(plugin);
        }

        // The copies build as the originals do: with what stands above them in the repository.
        foreach (string kind in new[] { "props", "targets" })
        {
            string above = Path.Combine(Metadata("SampleRoot"), $"Directory.Build.{kind}");
            File.WriteAllText(Path.Combine(_root, $"Directory.Build.{kind}"), $"<Project><Import Project=\"{above}\" /></Project>");
        }
    }

    /// <summary>The folder that the host loads plugins from.</summary>
    public string Plugins => Path.Combine(_root, "plugins");

    /// <summary>Where the build of a plugin's own project puts it.</summary>
    public static string OutputOf(string plugin) => Path.Combine(SourceOf(plugin), "bin", Metadata("Configuration"), "net10.0");

    /// <summary>Puts the plugins that were built together with the host where the host looks for them.</summary>
    public void DeployOriginals()
    {
        foreach (string plugin in _plugins)
        {
            Deploy(plugin, Path.Combine(AppContext.BaseDirectory, "plugins", plugin));
        }
    }

    /// <summary>Replaces a piece of a plugin's source by another.</summary>
    /// <exception cref="InvalidOperationException">The source has no such piece.</exception>
    public void Edit(string plugin, string piece, string by)
    {
        string file = Path.Combine(_root, "source", plugin, $"{plugin}.cs");
        string source = File.ReadAllText(file);
        if (!source.Contains(piece, StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"{plugin}.cs does not contain {piece}, which the sample wants to replace.");
        }

        File.WriteAllText(file, source.Replace(piece, by, StringComparison.Ordinal));
    }

    /// <summary>Builds a plugin with the SDK and deploys it.</summary>
    /// <exception cref="InvalidOperationException">The build failed; the message holds its output.</exception>
    public async Task BuildAndDeployAsync(string plugin, CancellationToken cancellation)
    {
        string source = Path.Combine(_root, "source", plugin);
        ProcessStartInfo start = new(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            ArgumentList =
            {
                "build", source, "-c", Metadata("Configuration"), "-nologo", "-v:quiet",

                // Contract and generator were built with the host.
                "-p:BuildProjectReferences=false",
            },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process build = Process.Start(start)!;
        using CancellationTokenRegistration kill = cancellation.Register(() => build.Kill(entireProcessTree: true));
        Task<string> text = build.StandardOutput.ReadToEndAsync(CancellationToken.None);
        Task<string> errors = build.StandardError.ReadToEndAsync(CancellationToken.None);
        await build.WaitForExitAsync(CancellationToken.None);
        cancellation.ThrowIfCancellationRequested();
        if (build.ExitCode != 0)
        {
            throw new InvalidOperationException($"The build of {plugin} failed:{Environment.NewLine}{await text}{await errors}");
        }

        Deploy(plugin, Path.Combine(source, "bin", Metadata("Configuration"), "net10.0"));
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private void CopySource(string plugin)
    {
        string original = SourceOf(plugin);
        if (!Directory.Exists(original))
        {
            throw new DirectoryNotFoundException(
                $"The sample edits and builds the source of {plugin}, but \"{original}\" is not there. Run it from a clone: dotnet run --project samples/{Metadata("Sample")}.");
        }

        string copy = Directory.CreateDirectory(Path.Combine(_root, "source", plugin)).FullName;
        foreach (string file in Directory.EnumerateFiles(original).Where(f => Path.GetExtension(f) is ".cs" or ".csproj"))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }
    }

    private void Deploy(string plugin, string from)
    {
        string to = Directory.CreateDirectory(Path.Combine(Plugins, plugin)).FullName;
        foreach (string file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)), overwrite: true);
        }
    }

    private static string SourceOf(string plugin) => Path.Combine(Metadata("SampleRoot"), Metadata("Sample"), "plugins", plugin);

    private static string Metadata(string key) => typeof(Workshop).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(a => a.Key == key).Value!;
}
