using System.Diagnostics;

namespace Hotswap.Package.Tests;

/// <summary>What one has who has the .NET SDK and nothing else: an empty home, an empty cache, and a source of released packages.</summary>
internal sealed class NewMachine
{
    private readonly string _root;

    private NewMachine(string root) => _root = root;

    /// <summary>The version that is released: the one that this repository states.</summary>
    public static string Version { get; } = typeof(NewMachine).Assembly.GetName().Version!.ToString(3);

    /// <summary>Where its user works.</summary>
    public string Work => Path.Combine(_root, "Arbeit 空");

    /// <summary>Packs what is released and sets the machine up below the folder of the feed.</summary>
    public static async Task<NewMachine> SetUpAsync(PackedFeed feed)
    {
        NewMachine machine = new(Path.Combine(feed.Root, "machine"));
        Directory.CreateDirectory(machine.Work);
        await feed.PackAsync(Version, Path.Combine(machine._root, "released"));

        // A folder of restored packages is a source like any other: nothing is found in it but by restoring.
        await File.WriteAllTextAsync(Path.Combine(machine.Work, "nuget.config"), $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="released" value="{machine._root}/released" />
                <add key="others" value="{Repository.PackageRoot}" />
              </packageSources>
              <packageSourceMapping>
                <packageSource key="released"><package pattern="Hotswap.*" /></packageSource>
                <packageSource key="others"><package pattern="*" /></packageSource>
              </packageSourceMapping>
            </configuration>
            """);
        return machine;
    }

    /// <summary>Runs a command in a folder below that of the user.</summary>
    public Task<string> RunAsync(string folder, string command, params string[] arguments)
    {
        ProcessStartInfo start = Dotnet.InRepository(arguments);
        start.FileName = command == "dotnet" ? start.FileName : command;
        start.WorkingDirectory = Path.Combine(Work, folder);
        start.Environment.Remove("CI");
        start.Environment["HOME"] = start.Environment["USERPROFILE"] = start.Environment["DOTNET_CLI_HOME"] = Path.Combine(_root, "home");
        start.Environment["NUGET_PACKAGES"] = Path.Combine(_root, "cache");
        start.Environment["DOTNET_GENERATE_ASPNET_CERTIFICATE"] = "false";
        return Dotnet.RunAsync(start);
    }
}
