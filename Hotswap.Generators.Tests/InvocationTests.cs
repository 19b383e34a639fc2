using Hotswap.Generators.Tests.Harness;

namespace Hotswap.Generators.Tests;

/// <summary>Runs the generated dispatch of calls by name.</summary>
public sealed class InvocationTests(InvocationTests.Called called) : IClassFixture<InvocationTests.Called>
{
    private const string Functions = """
        using Hotswap;
        namespace Worlds;
        public enum Mood { Glad = 3 }
        [HotswapPlugin("world")]
        public sealed partial class World
        {
            public partial object? InvokeFunc(string name, params object?[] args);

            [Invokable("hum")] internal string Hum(int repeat) => "hum " + repeat;
            [Invokable("hum2")] internal string Hum(int repeat, string text = "mm\n", double? pitch = 1.5, Mood mood = Mood.Glad) => text + repeat + pitch + mood;
            [Invokable("note")] internal static void Note(string? text) { }
            [Invokable("strict")] internal string Strict(string text) => text;
            [Invokable("add")] internal int Add(params int[] numbers) => numbers.Sum();
            [Invokable("slow")] internal async Task<int> SlowAsync(int n) { await Task.Yield(); return n + 1; }
            [Invokable("slower")] internal async ValueTask SlowerAsync() => await Task.Yield();
            [Invokable("fail")] internal int Fail() => throw new InvalidTimeZoneException("mine");
            [Invokable("say \"it\"")] internal string @class(string @event) => @event;
        }
        """;

    [Fact]
    public void ArgumentsOfTheRightTypesArePassed()
    {
        Assert.Equal("hum 3", Invoke("hum", 3));
        Assert.Equal("it", Invoke("say \"it\"", "it"));
        Assert.Null(Invoke("note", "x"));
        Assert.Null(Invoke("note", [null]));
    }

    [Fact]
    public void ArgumentsLeftOutHaveTheirDefaults()
    {
        Assert.Equal("mm\n21.5Glad", Invoke("hum2", 2));
        Assert.Equal("x21.5Glad", Invoke("hum2", 2, "x"));
        Assert.Equal("x2Glad", Invoke("hum2", 2, "x", null));
    }

    [Fact]
    public void ParamsArrayTakesTheRest()
    {
        Assert.Equal(0, Invoke("add"));
        Assert.Equal(0, Invoke("add", null!));
        Assert.Equal(6, Invoke("add", 1, 2L, (byte)3));
        Assert.Equal(7, Invoke("add", new int[] { 3, 4 }));
        Assert.Contains("Argument 2", Error("add", 1, "x"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5L, "hum 5")]
    [InlineData((byte)5, "hum 5")]
    [InlineData(5.0, "hum 5")]
    public void NumbersThatLoseNothingAreConverted(object given, string expected) => Assert.Equal(expected, Invoke("hum", given));

    [Theory]
    [InlineData(5_000_000_000L, "5000000000")]
    [InlineData(5.5, "5.5")]
    [InlineData(double.NaN, "NaN")]
    [InlineData("5", "System.String")]
    [InlineData(null, "null")]
    [InlineData('5', "System.Char")]
    [InlineData(true, "System.Boolean")]
    public void WrongTypeIsNamedWithItsPosition(object? given, string named)
    {
        string message = Error("hum", given);
        Assert.Contains("Argument 1 (\"repeat\") of function \"hum\" of plugin \"world\" must be a System.Int32", message, StringComparison.Ordinal);
        Assert.Contains(named, message, StringComparison.Ordinal);
        Assert.Contains("Argument 2", Error("hum2", 1, 2), StringComparison.Ordinal);
    }

    [Fact]
    public void NullIsNotPassedWhereItIsNotTaken() =>
        Assert.Contains("must be a System.String, but null was given", Error("strict", [null]), StringComparison.Ordinal);

    [Fact]
    public void WrongCountIsSaidWithTheSignature()
    {
        Assert.Contains("takes 1 argument, 2 given: string Hum(int repeat)", Error("hum", 1, 2), StringComparison.Ordinal);
        Assert.Contains("takes 1 to 4 arguments, 0 given", Error("hum2"), StringComparison.Ordinal);
    }

    [Fact]
    public void UnknownFunctionIsSaidWithNearNames()
    {
        Assert.Contains("Did you mean \"hum\"", Error("Hum", 1), StringComparison.Ordinal);
        Assert.Contains("Did you mean \"slower\"", Error("slowre"), StringComparison.Ordinal);
        Assert.Contains("It has: add, ", Error("zzzzzzz"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TasksAreAwaitedByInvokeFuncAsyncAndRefusedByInvokeFunc()
    {
        Assert.Contains("InvokeFuncAsync", Error("slow", 1), StringComparison.Ordinal);
        Assert.Equal(2, await called.Plugin.Entry.InvokeFuncAsync("slow", [1]));
        Assert.Null(await called.Plugin.Entry.InvokeFuncAsync("slower", []));
        Assert.Equal("hum 1", await called.Plugin.Entry.InvokeFuncAsync("hum", [1]));
    }

    [Fact]
    public void ExceptionsOfThePluginComeOutAsTheyAre() =>
        Assert.Equal("mine", Assert.Throws<InvalidTimeZoneException>(() => Invoke("fail")).Message);

    [Fact]
    public void GetFuncReturnsOneTypedDelegate()
    {
        var hum = Assert.IsType<Func<int, string>>(called.Plugin.Entry.GetFunc("hum"));
        Assert.Equal("hum 4", hum(4));
        Assert.Same(hum, called.Plugin.Entry.GetFunc("hum"));
        Assert.Null(called.Plugin.Entry.GetFunc("Hum"));
        Assert.IsType<Func<int, Task<int>>>(called.Plugin.Entry.GetFunc("slow"));
        Assert.IsType<Action<string>>(called.Plugin.Entry.GetFunc("note"));
    }

    [Theory]
    [InlineData("public object? InvokeFunc(string name, params object?[] args) => 1;", 1)]
    [InlineData("public object? InvokeFunc(string name, params object?[] args) => Task.FromResult(1);", 1)]
    [InlineData("public object? InvokeFunc(string name, params object?[] args) => new ValueTask<int>(1);", 1)]
    [InlineData("public object? InvokeFunc(string name, params object?[] args) => Async(); async Task Async() => await Task.Yield();", null)]
    [InlineData("public async Task<object?> InvokeFunc(string name, object?[] args) { await Task.Yield(); return 1; }", 1)]
    [InlineData("public async ValueTask<int> InvokeFunc(string name, object?[] args) { await Task.Yield(); return 1; }", 1)]
    [InlineData("public Task InvokeFunc(string name, object?[] args) => Task.CompletedTask;", null)]
    public async Task HandWrittenInvokeFuncIsAwaited(string member, object? expected)
    {
        LoadedPlugin plugin = Optional($"[Hotswap.HotswapPlugin] class World {{ {member} }}");
        Assert.Equal(expected, await plugin.Entry.InvokeFuncAsync("x", []));
        if (!member.Contains("=> 1;", StringComparison.Ordinal))
        {
            Assert.Throws<PluginInvocationException>(() => plugin.Entry.InvokeFunc("x", []));
        }
    }

    [Theory]
    [InlineData("async Task InvokeFunc(string name, object?[] args)")]
    [InlineData("async ValueTask InvokeFunc(string name, object?[] args)")]
    [InlineData("async Task<int> InvokeFunc(string name, object?[] args)")]
    public async Task HandWrittenInvokeFuncIsCalledOnceWithWhatItTakes(string head)
    {
        LoadedPlugin plugin = Optional($$"""
            [Hotswap.HotswapPlugin] class World
            {
                internal static string Log = "";
                public {{head}} { await Task.Yield(); Log += name + args[0]; {{(head.Contains("<int>", StringComparison.Ordinal) ? "return 1;" : "")}} }
            }
            """);
        await plugin.Entry.InvokeFuncAsync("hum", [3]);
        Assert.Equal("hum3", plugin.Static("World", "Log"));
    }

    [Theory]
    [InlineData("partial Task<object?> InvokeFunc(string name, object?[] args)")]
    [InlineData("partial ValueTask<object?> InvokeFunc(string n, params object?[] @params)")]
    [InlineData("partial object? InvokeFunc(string n, object?[] a)")]
    [InlineData("partial ValueTask InvokeFunc(string n, object?[] a)")]
    public async Task PartialInvokeFuncOfEveryReturnTypeGetsABody(string head)
    {
        LoadedPlugin plugin = Optional($$"""
            namespace @namespace;
            partial record Outer
            {
                [Hotswap.HotswapPlugin] internal static partial class World
                {
                    public static {{head}};
                    [Hotswap.Invokable("x")] internal static int X(int n) => n;
                }
            }
            """);
        Assert.Equal(3, await plugin.Entry.InvokeFuncAsync("x", [3]));
        Assert.Equal(3, plugin.Entry.InvokeFunc("x", [3]));
    }

    [Fact]
    public void ContractsDelegateTypeIsHandedOut()
    {
        Microsoft.CodeAnalysis.MetadataReference contract = TestCompilation.Library(
            "Contract",
            "[assembly: Hotswap.HotswapContract] public delegate object Hummer(string s);");
        LoadedPlugin plugin = LoadedPlugin.From(
            GeneratorRun.Of(
                TestCompilation.Create(
                    "World",
                    [("World.cs", "[Hotswap.HotswapPlugin] class World { [Hotswap.Invokable(\"hum\", typeof(Hummer))] internal string Hum(object o) => \"\" + o; }")],
                    contract),
                TestOptions.Plugin.With("HotswapLifecycle", "Optional")),
            contract);
        plugin.Entry.Create(plugin.Context);
        Delegate hum = plugin.Entry.GetFunc("hum")!;
        Assert.Equal("Hummer", hum.GetType().Name);
        Assert.Equal("x", hum.DynamicInvoke("x"));
    }

    [Theory]
    [InlineData("string? D(string? s)", "string Hum(string s) => s;")]
    [InlineData("string D(string s)", "string? Hum(string? s) => s;")]
    [InlineData("void D(System.Collections.Generic.List<string?> s)", "void Hum(List<string> s) { }")]
    [InlineData("System.Collections.Generic.IEnumerable<object> D(string s)", "List<string?> Hum(object s) => [];")]
    public void DelegateThatDiffersByNullableAnnotationsOnlyIsNoWarningOfGeneratedCode(string signature, string method)
    {
        Microsoft.CodeAnalysis.MetadataReference contract = TestCompilation.Library(
            "Contract",
            $"[assembly: Hotswap.HotswapContract] public delegate {signature};");
        GeneratorRun.Of(
            TestCompilation.Create(
                "World",
                [("World.cs", $"[Hotswap.HotswapPlugin] class World {{ [Hotswap.Invokable(\"hum\", typeof(D))] internal {method} }}")],
                contract),
            TestOptions.Plugin.With("HotswapLifecycle", "Optional")).AssertClean();
    }

    internal static LoadedPlugin Optional(string source)
    {
        LoadedPlugin plugin = LoadedPlugin.From(
            GeneratorRun.Of(TestCompilation.Create(source), TestOptions.Plugin.With("HotswapLifecycle", "Optional")));
        plugin.Entry.Create(plugin.Context);
        return plugin;
    }

    private object? Invoke(string name, params object?[] args) => called.Plugin.Entry.InvokeFunc(name, args);

    private string Error(string name, params object?[] args) =>
        Assert.Throws<PluginInvocationException>(() => Invoke(name, args)).Message;

    /// <summary>The plugin, compiled once for all tests of a run.</summary>
    public sealed class Called
    {
        internal LoadedPlugin Plugin { get; } = Optional(Functions);
    }
}
