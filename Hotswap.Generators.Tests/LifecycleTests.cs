using System.Text.Json;
using Hotswap.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Hotswap.Generators.Tests;

/// <summary>Runs the lifecycle calls of generated entries.</summary>
public sealed class LifecycleTests
{
    [Theory]
    [InlineData("sealed class", "", "")]
    [InlineData("static class", "static ", "")]
    [InlineData("sealed class", "static ", "")]
    [InlineData("sealed class", "", "async ")]
    public async Task MethodsAreCalledWithWhatTheyTake(string kind, string modifier, string async)
    {
        string task = async.Length > 0 ? "async Task" : "void";
        string valueTask = async.Length > 0 ? "async ValueTask" : "void";
        string wait = async.Length > 0 ? "await Task.Yield();" : "";
        LoadedPlugin plugin = InvocationTests.Optional($$"""
            using Hotswap;
            [HotswapPlugin] internal {{kind}} World
            {
                internal static string Log = "";
                public {{modifier}}{{task}} OnLoad(CancellationToken ct, object? data, PluginContext context) { {{wait}} Log += $"load {data} {context.Name} {ct.CanBeCanceled};"; }
                public {{modifier}}{{valueTask}} OnInit(PluginContext context, Vault vault) { {{wait}} Log += $"init {context.Name} {vault is not null};"; }
                public {{modifier}}{{task}} OnPublish(Vault vault) { {{wait}} Log += "publish;"; }
                public {{modifier}}{{valueTask}} OnFree() { {{wait}} Log += "free;"; }
                public {{modifier}}bool Reloadable() => Log == "";
                public {{modifier}}string Export() => "export";
            }
            """);
        using var cancel = new CancellationTokenSource();
        var vault = new Vault(null!);
        Assert.True(plugin.Entry.Reloadable());
        Assert.Equal("export", plugin.Entry.Export());
        Assert.False(plugin.Entry.Import());
        await plugin.Entry.OnLoadAsync(5, plugin.Context, cancel.Token);
        await plugin.Entry.OnInitAsync(vault, plugin.Context, cancel.Token);
        await plugin.Entry.OnPublishAsync(vault, plugin.Context, cancel.Token);
        await plugin.Entry.OnFreeAsync(plugin.Context, cancel.Token);
        Assert.Equal("load 5 world True;init world True;publish;free;", plugin.Static("World", "Log"));
        Assert.False(plugin.Entry.Reloadable());
    }

    [Fact]
    public async Task MethodsThatAreLeftOutDoNothing()
    {
        LoadedPlugin plugin = InvocationTests.Optional("[Hotswap.HotswapPlugin] class World;");
        Assert.True(plugin.Entry.Reloadable());
        Assert.Null(plugin.Entry.Export());
        Assert.False(plugin.Entry.Import());
        await plugin.Entry.OnLoadAsync(5, plugin.Context, default);
        Assert.Null(plugin.Entry.GetFunc("x"));
        Assert.Contains("none at all", Assert.Throws<PluginInvocationException>(() => plugin.Entry.InvokeFunc("x", [])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EntryUsedBeforeCreateSaysSo()
    {
        LoadedPlugin plugin = LoadedPlugin.From(GeneratorRun.Of(Sources.Plugin()));
        Assert.Contains("not been created", Assert.Throws<InvalidOperationException>(() => plugin.Entry.Reloadable()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void D01_ImportsAreSetByTheMembersOfTheDeclaredType()
    {
        MetadataReference contract = TestCompilation.Library(
            "Contract",
            "[assembly: Hotswap.HotswapContract] public interface IMoon; public class Moon : IMoon; public interface IStore<T>;");
        GeneratorRun run = GeneratorRun.Of(
            TestCompilation.Create(
                "World",
                [("World.cs", """
                    using Hotswap;
                    [HotswapPlugin] class World
                    {
                        internal static Deps Deps = new();
                        public Deps Import() => Deps;
                    }
                    class Base { public IMoon? Moon { get; set; } }
                    class Deps : Base
                    {
                        public IStore<int>? Store;
                        public int Number { get; set; } = 3;
                        public string Computed => "";
                        public static IMoon? Shared { get; set; }
                        internal IMoon? Hidden { get; set; }
                        [HotswapIgnore] public IMoon? Ignored { get; set; }
                        public IMoon? this[int i] { get => null; set { } }
                    }
                    """)],
                contract),
            TestOptions.Plugin.With("HotswapLifecycle", "Optional")).AssertNoErrors();
        Assert.Equal(
            ["Moon Moon IMoon", "Number Number System.Int32", "Store Store IStore`1[System.Int32]"],
            run.Manifest().GetProperty("dependencies").EnumerateArray().Select(d => $"{Text(d, "name")} {Text(d, "member")} {Text(d, "type")}"));

        LoadedPlugin plugin = LoadedPlugin.From(run, contract);
        plugin.Entry.Create(plugin.Context);
        object deps = plugin.Static("World", "Deps")!;
        Type moonType = deps.GetType().GetProperty("Moon")!.PropertyType.Assembly.GetType("Moon")!;
        object moon = Activator.CreateInstance(moonType)!;
        Assert.True(plugin.Entry.Import());
        Assert.True(plugin.Entry.SetImport(0, moon));
        Assert.Same(moon, deps.GetType().GetProperty("Moon")!.GetValue(deps));
        Assert.False(plugin.Entry.SetImport(0, "no moon"));
        Assert.Same(moon, deps.GetType().GetProperty("Moon")!.GetValue(deps));
        Assert.True(plugin.Entry.SetImport(0, null));
        Assert.Same(moon, deps.GetType().GetProperty("Moon")!.GetValue(deps));
        Assert.True(plugin.Entry.SetImport(1, 5));
        Assert.False(plugin.Entry.SetImport(2, 5));
        Assert.Equal(5, deps.GetType().GetProperty("Number")!.GetValue(deps));
    }

    [Theory]
    [InlineData("IEnumerable<int>", "System.Collections.Generic.IEnumerable`1[System.Int32]")]
    [InlineData("IDictionary<string, List<int>>", "System.Collections.Generic.IDictionary`2[System.String,System.Collections.Generic.List`1[System.Int32]]")]
    [InlineData("Dictionary<int, string>.KeyCollection", "System.Collections.Generic.Dictionary`2+KeyCollection[System.Int32,System.String]")]
    [InlineData("string[]", "System.String[]")]
    [InlineData("int[,,][]", "System.Int32[][,,]")]
    [InlineData("IEnumerable<dynamic>", "System.Collections.Generic.IEnumerable`1[System.Object]")]
    [InlineData("IEnumerable<(int A, string B)>", "System.Collections.Generic.IEnumerable`1[System.ValueTuple`2[System.Int32,System.String]]")]
    [InlineData("int?", "System.Nullable`1[System.Int32]")]
    [InlineData("IDisposable?", "System.IDisposable")]
    public void ExportedTypeIsNamedAsReflectionNamesIt(string type, string expected) => Assert.Equal(
        expected,
        GeneratorRun.Of(
            TestCompilation.Create($"[Hotswap.HotswapPlugin] class World {{ public {type} Export() => default!; }}"),
            TestOptions.Plugin.With("HotswapLifecycle", "Optional")).AssertClean().Manifest().GetProperty("export").GetString());

    [Fact]
    public void D02_IgnoredAndNonPublicMembersAreNoDependencies()
    {
        GeneratorRun run = GeneratorRun.Of(
            TestCompilation.Create("using Hotswap; [HotswapPlugin] class World { public Deps Import() => new(); } class Deps { [HotswapIgnore] public IDisposable? A { get; init; } [HotswapIgnore] public IDisposable? B; internal IDisposable? C; protected IDisposable? D; private IDisposable? E; public IDisposable? F { get; internal set; } public IDisposable? G; }"),
            TestOptions.Plugin.With("HotswapLifecycle", "Optional"));
        Assert.Equal(["G"], run.Manifest().GetProperty("dependencies").EnumerateArray().Select(d => Text(d, "name")));
    }

    [Fact]
    public void ImportThatReturnsNullOnlyOrders()
    {
        LoadedPlugin plugin = InvocationTests.Optional("[Hotswap.HotswapPlugin] class World { public Deps? Import() => null; } class Deps { public IDisposable? Moon; }");
        Assert.False(plugin.Entry.Import());
        Assert.True(plugin.Entry.SetImport(0, "anything"));
    }

    [Fact]
    public void L05_RefusedPluginsEntryOnlyThrowsAndSaysWhy()
    {
        LoadedPlugin plugin = LoadedPlugin.From(GeneratorRun.Of("[Hotswap.HotswapPlugin] class World { }"));
        string message = Assert.Throws<InvalidOperationException>(() => plugin.Entry.Create(plugin.Context)).Message;
        Assert.Contains("HS0001", message, StringComparison.Ordinal);
        Assert.Contains("OnLoad, OnInit, OnFree, Export, Import, InvokeFunc, Reloadable", message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => plugin.Entry.Reloadable());
    }

    private static string? Text(JsonElement element, string property) => element.GetProperty(property).GetString();
}
