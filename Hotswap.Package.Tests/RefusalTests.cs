namespace Hotswap.Package.Tests;

/// <summary>What a host's project may not say, and what it is told instead.</summary>
public sealed class RefusalTests(PackedFeed feed) : IAsyncLifetime
{
    private readonly UserSolution _solution = UserSolution.Create(feed);

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => await _solution.DotnetAsync("restore");

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task MistakesAreNamedWithTheirRemedy()
    {
        _solution.WriteHost(staticLinking: null);
        string unset = await Dotnet.FailAsync(_solution.Host, "build", "--no-restore");
        Assert.Contains(
            "The property HotswapStaticLinking is not set, but Host.csproj references plugins (World). Set it in the project: false builds", unset,
            StringComparison.Ordinal);

        string noHost = await Dotnet.FailAsync(_solution.Host, "build", "--no-restore", "-p:HotswapHost=");
        Assert.Contains(
            "Host.csproj references plugins (World) but is no host, so that StaticPlugins is not generated for it. Set HotswapHost to true", noHost,
            StringComparison.Ordinal);

        _solution.WriteHost(staticLinking: "yes");
        string wrong = await Dotnet.FailAsync(_solution.Host, "build", "--no-restore");
        Assert.Contains("The property HotswapStaticLinking of Host.csproj is 'yes'. It can be false", wrong, StringComparison.Ordinal);

        _solution.WriteHost("false", """<ProjectReference Include="../Plugins/World/World.csproj" HotswapPlugin="true" />""");
        string unswitched = await Dotnet.FailAsync(_solution.Host, "build", "--no-restore");
        Assert.Contains("does not follow HotswapStaticLinking. Write it as <ProjectReference Include=", unswitched, StringComparison.Ordinal);
        Assert.Contains("ReferenceOutputAssembly=\"$(HotswapStaticLinking)\"", unswitched, StringComparison.Ordinal);

        _solution.WriteHost("false");
        string native = await Dotnet.FailAsync(_solution.Host, "build", "--no-restore", "-p:PublishAot=true");
        Assert.Contains("Host.csproj sets PublishAot, but a host that is compiled ahead of time cannot load plugins.", native, StringComparison.Ordinal);
        Assert.Contains("Set HotswapStaticLinking to true", native, StringComparison.Ordinal);

        _solution.WriteHost(
            "false",
            """<ProjectReference Include="../Wording/Wording.csproj" HotswapPlugin="true" ReferenceOutputAssembly="$(HotswapStaticLinking)" />""");
        string noPlugin = await Dotnet.FailAsync(_solution.Host, "build", "--no-restore");
        Assert.Contains("Host.csproj references Wording.csproj as a plugin, but that project is none", noPlugin, StringComparison.Ordinal);
        Assert.Contains("<HotswapPlugin>true</HotswapPlugin>", noPlugin, StringComparison.Ordinal);

        _solution.WriteHost("false");
        _solution.Write("Directory.Build.props", "<Project><PropertyGroup><OutDir>$(MSBuildThisFileDirectory)all/</OutDir></PropertyGroup></Project>");
        string shared = await Dotnet.FailAsync(_solution.Host, "build", "--no-restore");
        Assert.Contains("The plugin World is built into a folder that it shares with Host or with another plugin", shared, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DesignTimeBuildIsNotDisturbed()
    {
        string[] designTime =
        [
            "msbuild", "-t:Compile", "-p:DesignTimeBuild=true", "-p:BuildingProject=false", "-p:BuildProjectReferences=false",
            "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true", "-p:ContinueOnError=ErrorAndContinue",
        ];

        string plugin = await Dotnet.RunAsync(_solution.Plugin, [.. designTime, "-getItem:Analyzer", "-getItem:ReferencePathWithRefAssemblies"]);
        await _solution.DotnetAsync(designTime);
        // While the user types, the switch may be missing for a moment.
        _solution.WriteHost(staticLinking: null);
        await _solution.DotnetAsync(designTime);

        Assert.Contains("Hotswap.Generators.dll", plugin, StringComparison.Ordinal);
        Assert.Contains("Contract.dll", plugin, StringComparison.Ordinal);
        Assert.Contains("Hotswap.Runtime.dll", plugin, StringComparison.Ordinal);
        Assert.DoesNotContain(
            UserSolution.FilesBelow(_solution.Root), f => f.Contains("/bin/", StringComparison.Ordinal) && f.EndsWith(".dll", StringComparison.Ordinal));
    }
}
