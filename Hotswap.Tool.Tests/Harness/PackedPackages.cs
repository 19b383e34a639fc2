using Hotswap.Tool.Build;

[assembly: AssemblyFixture(typeof(Hotswap.Tool.Tests.Harness.PackedPackages))]

namespace Hotswap.Tool.Tests.Harness;

/// <summary>The packages that plugins are built with, packed when the first test needs them under a version that no cache has seen.</summary>
public sealed class PackedPackages : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("hotswap-tool-packages-").FullName;
    private readonly Lazy<Task> _packed;

    public PackedPackages() => _packed = new Lazy<Task>(PackAsync);

    public string Version { get; } = $"0.1.0-tool.{DateTime.UtcNow:yyyyMMddHHmmss}.{Environment.ProcessId}";

    /// <summary>Writes a nuget.config that finds the packages, and what else the repository's own restore brought.</summary>
    internal async Task WriteConfigAsync(TestFolder folder)
    {
        await _packed.Value;
        string restored = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        // The builds of these tests run beside each other: a second process for each is warmed up in vain.
        folder.Write("Directory.Build.rsp", "-maxCpuCount:1");
        folder.Write("nuget.config", $"""
            <configuration>
              <packageSources><clear /><add key="packed" value="{_root}/feed" /></packageSources>
              <fallbackPackageFolders><add key="restored" value="{restored}" /></fallbackPackageFolders>
              <config><add key="globalPackagesFolder" value="{_root}/cache" /></config>
            </configuration>
            """);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private async Task PackAsync()
    {
        foreach (string project in new[] { "Hotswap.Runtime", "Hotswap.Generators/package" })
        {
            DotnetResult result = await DotnetCommand.RunAsync(
                Repository.Root,
                ["pack", project, "--configuration", Repository.Configuration, "--no-build", "-p:BuildProjectReferences=false",
                    $"-p:PackageVersion={Version}", $"-p:NuspecOutputPath={_root}/nuspec/", "--output", $"{_root}/feed"],
                CancellationToken.None);
            Assert.True(result.ExitCode == 0, result.Output + result.Error);
        }
    }
}
