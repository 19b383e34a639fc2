namespace Hotswap.Package.Tests;

/// <summary>
/// What a user has on disk: a host, a contract, and a plugin with a private library, which know nothing of this
/// repository but the two packages. Its path has spaces and letters beyond ASCII.
/// </summary>
internal sealed class UserSolution
{
    /// <summary>The plugin's files beside the host.</summary>
    public static readonly string[] PluginFiles =
    [
        "Wording.dll", "Wording.pdb", "World.deps.json", "World.dll", "World.pdb", "World.runtimeconfig.json",
    ];

    private readonly string _version;

    private UserSolution(string root, string version)
    {
        Root = root;
        _version = version;
    }

    /// <summary>The folder of the solution.</summary>
    public string Root { get; }

    /// <summary>The host's project folder.</summary>
    public string Host => Path.Combine(Root, "Host");

    /// <summary>The plugin's project folder.</summary>
    public string Plugin => Path.Combine(Root, "Plugins", "World");

    /// <summary>Where the host is built to.</summary>
    public string HostOutput => Path.Combine(Host, "bin", "Debug", "net10.0");

    /// <summary>Writes a new solution.</summary>
    public static UserSolution Create(PackedFeed feed)
    {
        string root = Path.Combine(feed.Root, $"Größe und 空 {Guid.NewGuid():N}"[..20], "my server");
        var solution = new UserSolution(root, feed.Version);
        solution.Write("nuget.config", feed.NugetConfig);
        solution.Write("Contract/Contract.csproj", solution.Project("<HotswapContract>true</HotswapContract>"));
        solution.Write("Contract/IWorld.cs", """
            namespace Contract;

            public interface IWorld
            {
                string Greet(string name);
            }
            """);
        solution.Write("Wording/Wording.csproj", solution.Project("<HotswapPluginLibrary>true</HotswapPluginLibrary>"));
        solution.Write("Wording/Greetings.cs", """
            namespace Wording;

            public static class Greetings
            {
                public static string For(string name) => $"Hello, {name}!";
            }
            """);
        solution.WritePlugin("Wording.Greetings.For(name)");
        solution.WriteHost("false");
        solution.Write("Host/Program.cs", """
            using Hotswap;

            await using var host = new PluginHost(new PluginHostOptions { StaticPlugins = StaticPlugins.All, FreeDelay = TimeSpan.Zero });
            await host.LoadAsync();
            Console.WriteLine(host.StaticLinkingMode ? "linked in" : "loaded");
            Console.WriteLine(host.InvokeFunc("World", "greet", "Ada"));
            using (host.Enter(out PluginManager generation))
            {
                Console.WriteLine(generation.FindPlugin("World")!.Export is Contract.IWorld);
            }
            """);
        return solution;
    }

    /// <summary>Writes the plugin's class and, as its greeting needs it or not, the reference to its library.</summary>
    /// <param name="greeting">The expression that greets <c>name</c>.</param>
    /// <param name="contractReference">The reference to the contract.</param>
    public void WritePlugin(
        string greeting, string contractReference = """<ProjectReference Include="../../Contract/Contract.csproj" />""")
    {
        Write("Plugins/World/World.csproj", Project(
            "<HotswapPlugin>true</HotswapPlugin>",
            contractReference,
            greeting.Contains("Wording", StringComparison.Ordinal) ? """<ProjectReference Include="../../Wording/Wording.csproj" />""" : ""));
        Write("Plugins/World/World.cs", $$"""
            using Contract;
            using Hotswap;

            [HotswapPlugin]
            public sealed partial class World : IWorld
            {
                public string Greet(string name) => {{greeting}};
                public void OnLoad(object? data) { }
                public void OnInit(Vault vault) { }
                public void OnFree() { }
                public IWorld Export() => this;
                public object? Import() => null;
                public bool Reloadable() => true;
                public object? InvokeFunc(string name, params object?[] args) => Greet((string)args[0]!);
            }
            """);
    }

    /// <summary>Writes the host's project.</summary>
    /// <param name="staticLinking">The value of the switch, or null to leave it out.</param>
    /// <param name="pluginReference">The reference to the plugin, as a user should write it unless given.</param>
    /// <param name="sdk">The SDK of the host.</param>
    public void WriteHost(string? staticLinking, string? pluginReference = null, string sdk = "Microsoft.NET.Sdk")
    {
        pluginReference ??=
            """<ProjectReference Include="../Plugins/World/World.csproj" HotswapPlugin="true" ReferenceOutputAssembly="$(HotswapStaticLinking)" />""";
        string linking = staticLinking is null ? "" : $"<HotswapStaticLinking>{staticLinking}</HotswapStaticLinking>";
        Write("Host/Host.csproj", Project(
            $"<OutputType>Exe</OutputType><HotswapHost>true</HotswapHost>{linking}",
            """<ProjectReference Include="../Contract/Contract.csproj" />""",
            pluginReference).Replace("Microsoft.NET.Sdk", sdk, StringComparison.Ordinal));
    }

    /// <summary>Writes a file.</summary>
    public void Write(string path, string text)
    {
        string file = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    /// <summary>Runs dotnet in the host's folder.</summary>
    public Task<string> DotnetAsync(params string[] arguments) => Dotnet.RunAsync(Host, arguments);

    /// <summary>What the host prints, line by line.</summary>
    public static async Task<string[]> RunAsync(string folder) =>
        (await Dotnet.RunAsync(folder, "Host.dll")).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The files below a folder, relative and sorted; none if there is no such folder.</summary>
    public static string[] FilesBelow(string folder) =>
        Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/')).Order(StringComparer.Ordinal)]
            : [];

    /// <summary>When each output, and each assembly that a compiler wrote, was last written.</summary>
    public Dictionary<string, DateTime> TimesOfOutputs() =>
        Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories)
            .Where(f => f.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                || f.EndsWith(".dll", StringComparison.Ordinal))
            .ToDictionary(f => Path.GetRelativePath(Root, f), File.GetLastWriteTimeUtc);

    /// <summary>The text of a project that references the package.</summary>
    public string Project(string properties, params string[] references) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            {properties}
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Hotswap.Generators" Version="{_version}" />
            {string.Join("\n    ", references)}
          </ItemGroup>
        </Project>
        """;
}
