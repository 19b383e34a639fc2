using System.Text.RegularExpressions;

namespace Hotswap.Package.Tests;

/// <summary>
/// A user's solution with every way of crossing the borders between host, plugins and contracts, right and wrong, built once;
/// and what the build said about each project.
/// </summary>
public sealed partial class BorderSolution(PackedFeed feed) : IAsyncLifetime
{
    private const string ContractReference = """<ProjectReference Include="../../Contract/Contract.csproj" />""";
    private const string WorldReference = """<ProjectReference Include="../World/World.csproj" />""";
    private const string Plugin = "<HotswapPlugin>true</HotswapPlugin><HotswapLifecycle>Optional</HotswapLifecycle>";

    internal UserSolution Solution { get; } = UserSolution.Create(feed);

    /// <summary>The ids of the rules that spoke, by project and sorted.</summary>
    public ILookup<string, string> Said { get; private set; } = Enumerable.Empty<string>().ToLookup(s => s);

    /// <summary>All that the build said.</summary>
    public string Output { get; private set; } = "";

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        WritePlugins();
        WriteHosts();
        string[] projects = [.. UserSolution.FilesBelow(Solution.Root).Where(f => f.EndsWith(".csproj", StringComparison.Ordinal))];
        Solution.Write("All.slnx", $"<Solution>{string.Concat(projects.Select(p => $"<Project Path=\"{p}\" />"))}</Solution>");

        Output = await Dotnet.FailAsync(Solution.Root, "build", "All.slnx", "-p:RunAnalyzersDuringBuild=true");
        Said = Finding().Matches(Output).Select(m => (Project: Path.GetFileName(m.Groups["project"].Value), Id: m.Groups["id"].Value))
            .Distinct().OrderBy(s => s.Id, StringComparer.Ordinal).ToLookup(s => s.Project, s => s.Id);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void WritePlugins()
    {
        Solution.Write("Plugins/Cuckoo/Cuckoo.csproj", Solution.Project(Plugin, WorldReference));
        Solution.Write("Plugins/Cuckoo/Cuckoo.cs", "[Hotswap.HotswapPlugin] public class Cuckoo { public void OnFree() => new World().OnFree(); }");

        Solution.Write("Plugins/Nest/Nest.csproj", Solution.Project("<HotswapPluginLibrary>true</HotswapPluginLibrary>", WorldReference));
        Solution.Write("Plugins/Nest/Nest.cs", "public class Nest { public World Of { get; } = new(); }");

        // What it exports is from its library, which the host does not have.
        Solution.Write("Plugins/Hermit/Hermit.csproj", Solution.Project(Plugin, """<ProjectReference Include="../../Cave/Cave.csproj" />"""));
        Solution.Write("Plugins/Hermit/Hermit.cs", "[Hotswap.HotswapPlugin] public class Hermit : ICave { public ICave Export() => this; }");
        Solution.Write("Cave/Cave.csproj", Solution.Project("<HotswapPluginLibrary>true</HotswapPluginLibrary>"));
        Solution.Write("Cave/ICave.cs", "public interface ICave;");

        // It references the contract as a file, which is copied.
        Solution.Write("Plugins/Magpie/Magpie.csproj", Solution.Project(
            Plugin,
            ContractReference.Replace(" />", " ReferenceOutputAssembly=\"false\" />", StringComparison.Ordinal),
            """<Reference Include="Contract" HintPath="../../Contract/bin/Debug/net10.0/Contract.dll" />"""));
        Solution.Write("Plugins/Magpie/Magpie.cs", """
            [Hotswap.HotswapPlugin]
            public class Magpie
            {
                public void OnLoad(object? data) => Wanted = data is Shiny;
                public bool Wanted { get; private set; }
                public Contract.IWorld? Export() => null;
            }

            public class Shiny;
            """);

        // The same as a file that is not copied.
        Solution.Write("Plugins/Raven/Raven.csproj", Solution.Project(
            Plugin,
            ContractReference.Replace(" />", " ReferenceOutputAssembly=\"false\" />", StringComparison.Ordinal),
            """<Reference Include="Contract" HintPath="../../Contract/bin/Debug/net10.0/Contract.dll" Private="false" />"""));
        Solution.Write("Plugins/Raven/Raven.cs", "[Hotswap.HotswapPlugin] public class Raven { public Contract.IWorld? Export() => null; }");

        // Its ledgers stand beside its project; nothing names them there.
        Solution.Write("Plugins/Archivist/Archivist.csproj", Solution.Project(Plugin));
        Solution.Write("Plugins/Archivist/Archivist.cs", """
            [Hotswap.HotswapPlugin]
            public class Archivist
            {
                internal static void live_Added(int shelf) { }
                internal static void live_Kept(string title) { }
            }
            """);
        Solution.Write("Plugins/Archivist/LiveContract.Shipped.txt", "# what is out there\nlive_Gone\nlive_Gone.page: int\nlive_Kept\nlive_Kept.title: string\n");
        Solution.Write("Plugins/Archivist/LiveContract.Unshipped.txt", "live_Added\nlive_Added.shelf: int\n");
    }

    private void WriteHosts()
    {
        string world = """<ProjectReference Include="../Plugins/World/World.csproj" />""";
        string switched = """<ProjectReference Include="../Plugins/World/World.csproj" HotswapPlugin="true" ReferenceOutputAssembly="$(HotswapStaticLinking)" />""";
        string contract = """<ProjectReference Include="../Contract/Contract.csproj" />""";
        string host = "<HotswapHost>true</HotswapHost>";
        const string Greeting = "public static class Greeting { public static string Of(Contract.IWorld world) => world.Greet(\"Ada\"); }";

        Solution.Write("LooseHost/LooseHost.csproj", Solution.Project(host + "<HotswapStaticLinking>false</HotswapStaticLinking>", contract, world));
        Solution.Write("LooseHost/Keeper.cs", "public class Keeper { private Hotswap.PluginManager? _kept; public void Keep(Hotswap.PluginManager g) => _kept = g; public bool Has => _kept is not null; }");

        Solution.Write("LinkedHost/LinkedHost.csproj", Solution.Project(host + "<HotswapStaticLinking>true</HotswapStaticLinking>", contract, switched));
        Solution.Write("LinkedHost/Greeting.cs", Greeting);

        Solution.Write("World.Tests/World.Tests.csproj", Solution.Project("<IsTestProject>true</IsTestProject>", contract, world));
        Solution.Write("World.Tests/WorldTests.cs", "public class WorldTests { private readonly World _world = new(); public string Greets() => _world.Greet(\"Ada\"); }");

        // A test project that is a host as well.
        Solution.Write("Host.Tests/Host.Tests.csproj", Solution.Project("<IsTestProject>true</IsTestProject>" + host, contract, world));
        Solution.Write("Host.Tests/HostTests.cs", "public class HostTests { private readonly World _world = new(); public string Greets() => _world.Greet(\"Ada\"); }");
    }

    [GeneratedRegex(@"(error|warning) (?<id>HS\d{4}): .*\[(?<project>[^\]]+)\.csproj")]
    private static partial Regex Finding();
}
