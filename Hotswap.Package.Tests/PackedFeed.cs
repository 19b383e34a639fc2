using System.IO.Compression;
using System.Xml.Linq;

[assembly: AssemblyFixture(typeof(Hotswap.Package.Tests.PackedFeed))]

namespace Hotswap.Package.Tests;

/// <summary>All packages, packed once per run under a version that no cache has seen.</summary>
public sealed class PackedFeed : IAsyncLifetime
{
    /// <summary>The temporary folder of this run.</summary>
    public string Root { get; } = Directory.CreateTempSubdirectory("hotswap-packages-").FullName;

    /// <summary>The folder with the packages.</summary>
    public string Feed => Path.Combine(Root, "feed");

    /// <summary>Where the projects are that are packed, by the ids of their packages.</summary>
    public static IReadOnlyDictionary<string, string> Projects { get; } = Directory
        .EnumerateFiles(Repository.Root, "*.csproj", SearchOption.AllDirectories)
        .Where(f => Path.GetRelativePath(Repository.Root, f) is var path
            && path.Count(c => c == Path.DirectorySeparatorChar) <= 2
            && !path.StartsWith("samples", StringComparison.Ordinal)
            && !path.StartsWith("artifacts", StringComparison.Ordinal)
            && File.ReadAllText(f).Contains("<IsPackable>true</IsPackable>", StringComparison.Ordinal))
        .ToDictionary(
            f => Path.GetFileNameWithoutExtension(f).Replace(".Package", "", StringComparison.Ordinal),
            f => Path.GetRelativePath(Repository.Root, Path.GetDirectoryName(f)!).Replace('\\', '/'));

    /// <summary>What a user's nuget.config says who has the packages in a folder and nothing in the cache.</summary>
    public string NugetConfig => $"""
        <configuration>
          <packageSources>
            <add key="packed" value="{Feed}" />
          </packageSources>
          <fallbackPackageFolders>
            <add key="restored" value="{Repository.PackageRoot}" />
          </fallbackPackageFolders>
          <config>
            <add key="globalPackagesFolder" value="{Root}/cache" />
          </config>
        </configuration>
        """;

    /// <summary>The version of all packages.</summary>
    public string Version { get; } = $"0.1.0-test.{DateTime.UtcNow:yyyyMMddHHmmss}.{Environment.ProcessId}";

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        // The builds below this folder run beside each other: a second process for each is warmed up in vain.
        await File.WriteAllTextAsync(Path.Combine(Root, "Directory.Build.rsp"), "-maxCpuCount:1");
        await PackAsync(Version, Feed);
    }

    /// <summary>Packs all packages, in one run of the build.</summary>
    public async Task PackAsync(string version, string folder)
    {
        string all = Path.Combine(Root, $"pack-{version}.proj");
        await File.WriteAllTextAsync(all, $"""
            <Project>
              <ItemGroup>
                <Packed Include="{string.Join(';', Projects.Values.Select(p => Directory.GetFiles(Path.Combine(Repository.Root, p), "*.csproj").Single()))}" />
              </ItemGroup>
              <Target Name="Pack">
                <MSBuild Projects="@(Packed)" Targets="Pack" />
              </Target>
            </Project>
            """);
        await Dotnet.RunAsync(
            Repository.Root, "pack", all, "--configuration", Repository.Configuration, "--no-build", "-p:BuildProjectReferences=false",
            $"-p:PackageVersion={version}", $"-p:NuspecOutputPath={Root}/nuspec/", "--output", folder);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Directory.Delete(Root, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>The names of the files in a package that its author put there.</summary>
    public async Task<string[]> ReadFileNamesAsync(string package)
    {
        await using ZipArchive archive = await OpenAsync(package);
        return
        [
            .. archive.Entries.Select(e => e.FullName)
                .Where(n => !n.StartsWith("_rels/", StringComparison.Ordinal) && !n.StartsWith("package/", StringComparison.Ordinal))
                .Where(n => n != "[Content_Types].xml")
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>The bytes of a file in a package.</summary>
    public async Task<byte[]> ReadFileAsync(string package, string name)
    {
        await using ZipArchive archive = await OpenAsync(package);
        await using Stream stream = await archive.GetEntry(name)!.OpenAsync();
        var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    /// <summary>The metadata of a package, without its namespace.</summary>
    public async Task<XElement> ReadNuspecAsync(string id)
    {
        var nuspec = XElement.Load(new MemoryStream(await ReadFileAsync($"{id}.{Version}.nupkg", id + ".nuspec")));
        foreach (XElement element in nuspec.DescendantsAndSelf())
        {
            element.Name = element.Name.LocalName;
        }

        return nuspec.Element("metadata")!;
    }

    private Task<ZipArchive> OpenAsync(string package) => ZipFile.OpenReadAsync(Path.Combine(Feed, package));
}
