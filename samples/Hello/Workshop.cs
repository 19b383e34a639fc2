using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Hello;

/// <summary>Where the tour plays the developer: a private copy of the plugin's source, which it edits and builds with the SDK.</summary>
internal sealed partial class Workshop : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("hotswap-hello-").FullName;
    private readonly string _source;
    private readonly string _samples;

    public Workshop()
    {
        _samples = Metadata("SampleRoot");
        string original = Path.Combine(_samples, "Hello", "plugins", "World");
        if (!Directory.Exists(original))
        {
            throw new DirectoryNotFoundException($"The tour edits and builds the plugin's source, but \"{original}\" is not there. Run it from a clone: dotnet run --project samples/Hello.");
        }

        _source = Path.Combine(_root, "source");
        Plugins = Path.Combine(_root, "plugins");
        Directory.CreateDirectory(_source);
        foreach (string file in Directory.EnumerateFiles(original).Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".csproj", StringComparison.Ordinal)))
        {
            File.Copy(file, Path.Combine(_source, Path.GetFileName(file)));
        }

        // The copy builds as the original does: with what stands above it in the repository.
        foreach (string kind in new[] { "props", "targets" })
        {
            string above = Path.Combine(_samples, $"Directory.Build.{kind}");
            File.WriteAllText(Path.Combine(_source, $"Directory.Build.{kind}"), $"<Project><Import Project=\"{above}\" /></Project>");
        }
    }

    /// <summary>The folder that the host loads plugins from.</summary>
    public string Plugins { get; }

    /// <summary>Puts the plugin that was built together with the host where the host looks for it.</summary>
    public void DeployOriginal() => Deploy(Path.Combine(AppContext.BaseDirectory, "plugins", "World"));

    /// <summary>Writes another greeting into the plugin's source.</summary>
    public void Edit(string greeting)
    {
        string file = Path.Combine(_source, "World.cs");
        File.WriteAllText(file, GreetingConstant().Replace(File.ReadAllText(file), $"Greeting = \"{greeting}\";"));
    }

    /// <summary>Builds the plugin with the SDK and deploys it.</summary>
    /// <exception cref="InvalidOperationException">The build failed; the message holds its output.</exception>
    public async Task BuildAndDeployAsync(CancellationToken cancellation)
    {
        ProcessStartInfo start = new(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            ArgumentList =
            {
                "build", _source, "-c", Metadata("Configuration"), "-nologo", "-v:quiet",

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
            throw new InvalidOperationException($"The build of the plugin failed:{Environment.NewLine}{await text}{await errors}");
        }

        Deploy(Path.Combine(_source, "bin", Metadata("Configuration"), "net10.0"));
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private void Deploy(string from)
    {
        string to = Path.Combine(Plugins, "World");
        Directory.CreateDirectory(to);
        foreach (string file in Directory.EnumerateFiles(from, "World.*"))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)), overwrite: true);
        }
    }

    private static string Metadata(string key) => typeof(Workshop).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(a => a.Key == key).Value!;

    [GeneratedRegex("Greeting = \"[^\"]*\";")]
    private static partial Regex GreetingConstant();
}
