using Hotswap.Tool.Tests.Harness;

namespace Hotswap.Tool.Tests.Commands;

/// <summary>Builds with the packages, as a user's would be; each takes some seconds.</summary>
public sealed class BuildTests(PackedPackages packages) : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task B01_AFolderWithoutAProjectIsBuiltReadyToBeLoaded()
    {
        await packages.WriteConfigAsync(_folder);
        _folder.Write("src/World/World.cs", Sources.Plugin("World"));
        _folder.Write("src/World/parts/Part.cs", "namespace Plugins.World; internal static class Part;");

        ToolRun run = await BuildAsync("src/World", "--", "-p:AssemblyVersion=3.2.1.0");
        Assert.Equal(_folder["out/World/World.dll"] + "\n", run.Output);
        Assert.Equal(["out/World/World.deps.json", "out/World/World.dll", "out/World/World.pdb", "out/World/World.runtimeconfig.json"], Files("out"));
        Assert.Contains("World 3.2.1.0\n", (await ToolRun.GoodAsync("inspect", _folder["out/World"])).Output, StringComparison.Ordinal);
        Assert.Equal(["src/World/World.cs", "src/World/parts/Part.cs"], Files("src"));

        await using PluginHost host = new(new PluginHostOptions { PluginDirectory = _folder["out"] });
        await host.LoadAsync();
        Assert.Equal("hello", host.InvokeFunc("World", "greet"));
    }

    [Fact]
    public async Task B01_B02_AProjectIsBuiltWithAllItsOptions()
    {
        await packages.WriteConfigAsync(_folder);
        WriteProject();
        _folder.Write("src/data/words.json", "[]");
        _folder.Write("src/data/test/words.json", "[]");
        _folder.Write("out/Shop/stale.dll", "left by an earlier build");

        ToolRun run = await BuildAsync(
            "src", "--verbose", "--live-prefix", "hot_", "--include", "\\.json$", "--exclude", "/test/", "--leave-temps", "--debug", "--", "-c", "Debug");
        Assert.Equal(["out/Shop/Shop.deps.json", "out/Shop/Shop.dll", "out/Shop/Shop.pdb", "out/Shop/Shop.runtimeconfig.json", "out/Shop/data/words.json"], Files("out"));
        Assert.True(File.Exists(_folder["src/bin/Debug/net10.0/Shop.dll"]));
        Assert.Contains($"  project {_folder["src/Shop.csproj"]}\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("  live functions: hot_count\n", run.Output, StringComparison.Ordinal);
        Assert.Matches("Generated\n(  .*\n)*  .*PluginEntry.*\n", run.Output);
        Assert.Matches("Timing\n  build +[0-9,]+ ms\n(.*\n)*  total +[0-9,]+ ms\n", run.Output);

        // What a build has written, clean deletes.
        await ToolRun.GoodAsync("clean", _folder["src"], _folder["out"]);
        Assert.Empty(Files("out"));
    }

    [Fact]
    public async Task B02_CodeIsGeneratedWithoutAnAssembly()
    {
        await packages.WriteConfigAsync(_folder);
        _folder.Write("src/World/World.cs", Sources.Plugin("World"));
        ToolRun run = await BuildAsync("src/World", "--no-build");
        Assert.Equal(_folder["out/World.generated"] + "\n", run.Output);
        Assert.NotEmpty(Files("out"));
        Assert.All(Files("out"), f => Assert.EndsWith(".cs", f, StringComparison.Ordinal));
        Assert.Contains(Files("out"), f => File.ReadAllText(_folder[f]).Contains("IPluginEntry", StringComparison.Ordinal));
    }

    [Fact]
    public async Task B02_StaticLinking()
    {
        await packages.WriteConfigAsync(_folder);
        _folder.Write("src/World/World.cs", Sources.Plugin("World"));
        _folder.Write("host/Host.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
                <ImplicitUsings>enable</ImplicitUsings>
                <HotswapHost>true</HotswapHost>
              </PropertyGroup>
              <ItemGroup><PackageReference Include="Hotswap.Generators" Version="{packages.Version}" /></ItemGroup>
              <Import Project="hotswap.static.props" />
            </Project>
            """);
        _folder.Write("host/Program.cs", """
            using Hotswap;
            await using var host = new PluginHost(new PluginHostOptions { StaticPlugins = StaticPlugins.All });
            await host.LoadAsync();
            Console.WriteLine(host.InvokeFunc("World", "greet"));
            """);

        string[] link = ["build", "--static-linking", _folder["src/World"], _folder["host"], "--package-version", packages.Version];
        ToolRun run = await ToolRun.GoodAsync([.. link, "--no-build"]);
        Assert.Equal(_folder["host/hotswap.static.plugin.World.props"] + "\n", run.Output);
        Assert.Equal("", run.Error);

        Hotswap.Tool.Build.DotnetResult ran = await Hotswap.Tool.Build.DotnetCommand.RunAsync(_folder["host"], ["run"], CancellationToken.None);
        Assert.Equal("hello", ran.Output.Trim());

        await ToolRun.GoodAsync([.. link, "--clean"]);
        Assert.Equal(["host/Host.csproj", "host/Program.cs"], Files("host").Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal)));
        Assert.False(File.Exists(_folder["src/World/World.csproj"]));
    }

    [Fact]
    public async Task B03_FaultsOfThePluginAreNamedAndNothingIsWritten()
    {
        await packages.WriteConfigAsync(_folder);
        _folder.Write("out/World/World.dll", "the version that serves");
        _folder.Write("src/World/World.cs", Sources.Plugin(
            "World",
            "internal static void live_twice() { } internal static void live_Twice() { }",
            "internal interface live_plan { }").Replace("public void OnFree() { }", "", StringComparison.Ordinal));
        string error = await ToolRun.BadAsync("build", _folder["src/World"], _folder["out"], "--package-version", packages.Version);
        Assert.Contains("error HS0001: ", error, StringComparison.Ordinal);
        Assert.Contains("error HS1001: ", error, StringComparison.Ordinal);
        Assert.Contains("error HS1003: ", error, StringComparison.Ordinal);
        Assert.Equal(["out/World/World.dll"], Files("out"));
        Assert.Equal(["src/World/World.cs"], Files("src"));

        // Without analyzers the manifest says it.
        error = await ToolRun.BadAsync("build", _folder["src/World"], _folder["out"], "--package-version", packages.Version, "--", "-p:RunAnalyzers=false");
        Assert.Contains("error HS0001: ", error, StringComparison.Ordinal);
        Assert.Equal("the version that serves", await File.ReadAllTextAsync(_folder["out/World/World.dll"]));
    }

    [Theory]
    [InlineData("--live-prefix \"9x\" is not valid", "--live-prefix", "9x")]
    [InlineData("--live-prefix \" \" is not valid", "--live-prefix", " ")]
    [InlineData("--include \"[\" is no regular expression", "--include", "[")]
    [InlineData("--exclude \"(\" is no regular expression", "--exclude", "(")]
    [InlineData("--clean works only together with --static-linking", "--clean")]
    [InlineData("does not exist. Name a contract's project", "--reference", "missing.csproj")]
    public async Task B03_BadOptions(string expected, params string[] options)
    {
        _folder.Write("src/World/World.cs", "");
        Assert.Contains(expected, await ToolRun.BadAsync(["build", _folder["src/World"], _folder["out"], .. options]), StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["out"]));
    }

    [Fact]
    public async Task B03_BadFolders()
    {
        _folder.Write("src/World/World.cs", "");
        Directory.CreateDirectory(_folder["src/World/host"]);
        Directory.CreateDirectory(_folder["empty"]);
        _folder.Write("two/A.csproj", "");
        _folder.Write("two/B.csproj", "");
        string world = _folder["src/World"];
        await ExpectAsync("must not be inside <pluginDir>", "--static-linking", world, _folder["src/World/host"]);
        await ExpectAsync("must not be the same", "--static-linking", world, world);
        await ExpectAsync("does not exist. With --static-linking it is the folder of the host's project", "--static-linking", world, _folder["nowhere"]);
        await ExpectAsync("is a file", world, _folder["src/World/World.cs"]);
        await ExpectAsync("does not exist", _folder["nowhere"], _folder["out"]);
        await ExpectAsync("neither a project nor C# files", _folder["empty"], _folder["out"]);
        await ExpectAsync("has 2 projects: A.csproj, B.csproj", _folder["two"], _folder["out"]);

        async Task ExpectAsync(string expected, params string[] args) =>
            Assert.Contains(expected, await ToolRun.BadAsync(["build", .. args]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task B04_CtrlCLeavesNothingHalfWritten()
    {
        await packages.WriteConfigAsync(_folder);
        _folder.Write("src/World/World.cs", Sources.Plugin("World"));
        using ToolProcess process = ToolProcess.Start("build", _folder["src/World"], _folder["out"], "--package-version", packages.Version);
        using (FileSystemWatcher watcher = new(_folder["src/World"]) { IncludeSubdirectories = true })
        {
            // The project is written: the build is about to start, or runs. A watcher may miss what appears in a folder that has just
            // appeared itself, so each event is a reason to look; the build writes on.
            TaskCompletionSource began = new(TaskCreationOptions.RunContinuationsAsynchronously);
            watcher.Created += (_, _) => Look();
            watcher.Changed += (_, _) => Look();
            watcher.EnableRaisingEvents = true;
            Look();

            void Look()
            {
                string project = _folder["src/World/obj"];
                if (Directory.Exists(project) && Directory.EnumerateFiles(project, "*.csproj", SearchOption.AllDirectories).Any())
                {
                    began.TrySetResult();
                }
            }

            await began.Task.WaitAsync(TimeSpan.FromMinutes(2));
        }

        process.Interrupt();
        ToolRun run = await process.EndAsync();
        Assert.Equal((130, "hotswap: Cancelled.\n"), (run.ExitCode, run.Error));
        Assert.False(Directory.Exists(_folder["out"]));
        Assert.Equal(["src/World/World.cs"], Files("src"));
    }

    private Task<ToolRun> BuildAsync(string source, params string[] more) =>
        ToolRun.GoodAsync(["build", _folder[source], _folder["out"], "--package-version", packages.Version, .. more]);

    private string[] Files(string below) => Directory.Exists(_folder[below])
        ? [.. Directory.EnumerateFiles(_folder[below], "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(_folder.Path, f).Replace('\\', '/')).Order(StringComparer.Ordinal)]
        : [];

    private void WriteProject()
    {
        _folder.Write("src/Shop.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <HotswapPlugin>true</HotswapPlugin>
              </PropertyGroup>
              <ItemGroup><PackageReference Include="Hotswap.Generators" Version="{packages.Version}" /></ItemGroup>
            </Project>
            """);
        _folder.Write("src/Shop.cs", "#nullable enable\n" + Sources.Plugin("Shop", "internal static int hot_count(string word) => word.Length;"));
    }
}
