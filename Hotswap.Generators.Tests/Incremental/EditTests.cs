using Hotswap.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Hotswap.Generators.Tests.Incremental;

/// <summary>What each step does at each kind of edit.</summary>
public sealed class EditTests
{
    private const string Plugin = """
        using Hotswap;
        namespace Worlds;
        [HotswapPlugin("world")]
        public sealed partial class World
        {
            public void OnLoad(object? data) { }
            public void OnInit(Vault vault) { }
            public void OnFree() { }
            public object? Export() => null;
            public object? Import() => null;
            public partial object? InvokeFunc(string name, params object?[] args);
            public bool Reloadable() => true;
            [Invokable("hum")] internal string Hum(int repeat) => "hum";
            [Invokable("sing")] internal string Sing(int repeat) => "sing";
            internal int live_Count(int by) => by;
        }
        """;

    private const string Jobs = """
        namespace Worlds;
        internal static class Jobs
        {
            internal static void live_RollCall(string name) { }
            internal static int live_Add(int one, int other) => one + other;
        }
        internal sealed class Live_Fire { public int N { get; set; } }
        internal sealed class Live_Water { public string? Name { get; set; } }
        """;

    private const string Other = "namespace Other; public static class Tools { public static int Twice(int n) => n * 2; }";

    private readonly GeneratorRun _first = GeneratorRun.First(TestCompilation.Create(Plugin, Jobs, Other));

    /// <summary>The steps behind the model, whose outputs are what is emitted.</summary>
    private static readonly string[] _models =
    [
        TrackingNames.Plugin, TrackingNames.Entry, TrackingNames.Manifest, TrackingNames.Functions, TrackingNames.FunctionList,
        TrackingNames.LiveFuncs, TrackingNames.LiveTypes, TrackingNames.Contract, TrackingNames.StaticPlugins,
    ];

    [Fact]
    public void UnrelatedFileIsScannedAndNothingElseHappens()
    {
        GeneratorRun run = _first.Edit(Replace("Twice(int n) => n * 2", "Twice(int n) => n * 3"));
        Assert.Single(run.Reasons(TrackingNames.Trees), r => r is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
        Assert.All(run.Reasons(TrackingNames.Scan), r => Assert.Equal(IncrementalStepRunReason.Cached, r));
        AssertNothingEmitted(run);
    }

    [Fact]
    public void FileThatIsAddedOrRemovedWithoutHitsChangesNothing()
    {
        GeneratorRun added = _first.Edit(_first.Input.AddSyntaxTrees(TestCompilation.Parse("More.cs", "class More { void M() { } }")));
        AssertNothingEmitted(added);
        AssertNothingEmitted(added.Edit(_first.Input));
    }

    [Theory]
    [InlineData("=> one + other;", "=> other + one;")]
    [InlineData("namespace Worlds;\ninternal static class Jobs", "// moved\n\n\nnamespace Worlds;\ninternal static class Jobs")]
    [InlineData("\"hum\";", "\"humming\";")]
    [InlineData("public void OnFree() { }", "public void OnFree() { _ = 1; }")]
    [InlineData("internal static class Jobs\n{", "internal static class Jobs\n{\n    private static int Helper() => 1;")]
    public void BodyOrPositionIsScannedAgainAndTheModelIsTheSame(string from, string to)
    {
        GeneratorRun run = _first.Edit(Replace(from, to));
        Assert.Single(run.Reasons(TrackingNames.Scan), r => r == IncrementalStepRunReason.Modified);
        Assert.Equal([IncrementalStepRunReason.Unchanged], run.Reasons(TrackingNames.Plugin));
        AssertNothingEmitted(run);
    }

    [Theory]
    [InlineData("live_RollCall(string name)", "live_RollCall(string name, int times)", "LiveFunc_live_RollCall.g.cs")]
    [InlineData("int live_Count(int by) => by;", "long live_Count(int by) => by;", "LiveFunc_live_Count.g.cs")]
    [InlineData("string Hum(int repeat)", "string Hum(long repeat)", "Function_Hum.g.cs")]
    [InlineData("OnLoad(object? data)", "OnLoad(PluginContext context, object? data)", "PluginEntry.g.cs")]
    [InlineData("public void OnFree() { }", "public Task OnFree() => Task.CompletedTask;", "PluginEntry.g.cs")]
    public void OneSignatureReemitsOneFile(string from, string to, string file)
    {
        GeneratorRun run = _first.Edit(Replace(from, to));
        Assert.Equal([IncrementalStepRunReason.Modified], run.Reasons(TrackingNames.Plugin));
        Assert.Equal([file], run.Emitted());
        run.AssertNoErrors();
    }

    [Fact]
    public void NewLiveFunctionEmitsItsFileAndWhatListsIt()
    {
        GeneratorRun run = _first.Edit(Replace("internal static class Jobs\n{", "internal static class Jobs\n{\n    internal static void live_Sweep() { }"));
        Assert.Equal(["HotswapManifest.g.cs", "LiveFunc_live_Sweep.g.cs", "PluginEntry.g.cs"], run.Emitted());
        run.AssertNoErrors();
    }

    [Fact]
    public void OtherPrefixScansEveryFileAnew()
    {
        GeneratorRun run = _first.Edit(TestOptions.Plugin.With("HotswapLivePrefix", "live_Roll"));
        Assert.Equal([IncrementalStepRunReason.Modified], run.Reasons(TrackingNames.Role));
        Assert.Equal([IncrementalStepRunReason.Modified], run.Reasons(TrackingNames.ScanPrefix));
        Assert.Contains(IncrementalStepRunReason.Modified, run.Reasons(TrackingNames.Scan));
        Assert.DoesNotContain("LiveFunc_live_Add.g.cs", run.Files.Keys);
        Assert.Contains("LiveFunc_live_RollCall.g.cs", run.Files.Keys);
    }

    [Fact]
    public void OtherNameScansNothingAndIsEmittedWhereItStands()
    {
        GeneratorRun first = GeneratorRun.First(
            TestCompilation.Create(Plugin.Replace("(\"world\")", "", StringComparison.Ordinal), Jobs),
            TestOptions.Plugin);
        GeneratorRun run = first.Edit(TestOptions.Plugin.With("HotswapPluginName", "moon"));
        Assert.Equal([IncrementalStepRunReason.Modified], run.Reasons(TrackingNames.Role));
        Assert.Equal([IncrementalStepRunReason.Unchanged], run.Reasons(TrackingNames.ScanPrefix));
        Assert.All(run.Reasons(TrackingNames.Scan), r => Assert.Equal(IncrementalStepRunReason.Cached, r));
        Assert.DoesNotContain("LiveFunc_live_Add.g.cs", run.Emitted());
        Assert.Contains("HotswapManifest.g.cs", run.Emitted());
    }

    [Fact]
    public void PropertyThatDoesNotConcernAPluginChangesNothing() =>
        AssertNothingEmitted(_first.Edit(TestOptions.Plugin.With("HotswapStaticLinking", "true")));

    [Fact]
    public void HostIsUntouchedByEditsOfItsSources()
    {
        var options = new TestOptions(("HotswapHost", "true"), ("HotswapStaticLinking", "true"));
        GeneratorRun first = GeneratorRun.First(TestCompilation.Create("class Host { int N() => 1; }"), options);
        GeneratorRun run = first.Edit(TestCompilation.Create("class Host { int N() => 2; }"));
        Assert.Equal([IncrementalStepRunReason.Unchanged], run.Reasons(TrackingNames.StaticPlugins));
        Assert.Empty(run.Emitted());
    }

    private static void AssertNothingEmitted(GeneratorRun run)
    {
        foreach (string step in _models)
        {
            Assert.All(run.Reasons(step), r => Assert.True(
                r is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged,
                $"{step} is {r}"));
        }

        Assert.Empty(run.Emitted());
    }

    private CSharpCompilation Replace(string from, string to)
    {
        SyntaxTree tree = _first.Input.SyntaxTrees.Single(t => t.GetText().ToString().Contains(from, StringComparison.Ordinal));
        string text = tree.GetText().ToString().Replace(from, to, StringComparison.Ordinal);
        return _first.Input.ReplaceSyntaxTree(tree, TestCompilation.Parse(Path.GetFileName(tree.FilePath), text));
    }
}
