using Hotswap.Generators.Tests.Harness;

namespace Hotswap.Generators.Tests.LiveThings;

/// <summary>Job factories and runners, emitted, compiled and run.</summary>
public sealed class JobTests
{
    private const string Functions = """
        internal static class Jobs
        {
            public static readonly List<string> Log = [];
            internal static void live_RollCall(string name, int @class = 5) => Log.Add(name + @class);
            internal static async Task live_Slow(List<int?>? items, PluginContext context, LiveJob job, CancellationToken ct)
            {
                await Task.Yield();
                Log.Add($"{context.Name} {job.Id} {ct.CanBeCanceled} {string.Join(',', items ?? [])}");
            }
            internal static ValueTask<int> live_Value((int A, string? B) pair) { Log.Add(pair.ToString()); return new(1); }
            internal static int live_Raw(LiveData data, Vault vault) { Log.Add(data.ToString()); return 1; }
            internal static void live_Mixed(LiveData data, int n) => Log.Add(data + " " + n);
            internal static string live_Nothing() { Log.Add("nothing"); return ""; }
            internal static void live_VaultOnly(Action action) => action();
            internal static Task live_Fails(int n) => throw new InvalidOperationException("at " + n);
        }
        """;

    [Fact]
    public async Task V06_FunctionsRunFromTheirJobs()
    {
        LivePlugin plugin = LivePlugin.Of(Functions, "internal string live_Instance(string writer, int reader, string value) { Jobs.Log.Add(writer + reader + value); return writer; }");
        var log = (List<string>)plugin.Plugin.Static("Worlds.Jobs", "Log")!;
        await plugin.RunAsync(plugin.Job("RollCall", "x", 7));
        await plugin.RunAsync(new LiveJob("live_RollCall", LiveData.FromJson("""{"later":1,"name":"y"}"""u8)));
        await plugin.RunAsync(plugin.Job("Slow", new List<int?> { 1, null }) with { Id = "id1" });
        await plugin.RunAsync(plugin.Job("Value", (3, "b")));
        await plugin.RunAsync(plugin.Job("Raw", (LiveData)2.5));
        await plugin.RunAsync(plugin.Job("Mixed", (LiveData)"d", 4));
        await plugin.RunAsync(plugin.Job("Nothing"));
        await plugin.RunAsync(plugin.Job("Instance", "a", 1, "b"));
        Assert.Equal(["x7", "y5", "world id1 False 1,", "(3, b)", "double 2.5", "string d 4", "nothing", "a1b"], log);
    }

    [Fact]
    public async Task V06_FunctionsOfAStaticPluginClassRunFromTheirJobs()
    {
        LivePlugin plugin = LivePlugin.Alone("""
            using Hotswap;
            namespace Worlds;
            [HotswapPlugin("world")]
            internal static class World
            {
                public static readonly List<string> Log = [];
                internal static void live_Go(string name, PluginContext context) => Log.Add(name + context.Name);
                internal static async ValueTask live_Later(int n) { await Task.Yield(); Log.Add("later " + n); }
                internal static ValueTask<int> live_Nothing() => new(1);
            }
            """);
        var log = (List<string>)plugin.Plugin.Static("Worlds.World", "Log")!;
        await plugin.RunAsync(plugin.Job("Go", "x "));
        await plugin.RunAsync(plugin.Job("Later", 3));
        await plugin.RunAsync(plugin.Job("Nothing"));
        Assert.IsType<Action<string>>(plugin.Funcs["live_Go"].Function)("y ");
        Assert.Equal(["x world", "later 3", "y world"], log);
    }

    [Theory]
    [InlineData("DayOfWeek", "DayOfWeek.Friday", "Friday")]
    [InlineData("int?", "3", "3")]
    [InlineData("DateOnly?", "null", "")]
    [InlineData("(int, string?)", "(1, null)", "(1, )")]
    [InlineData("KeyValuePair<string, DayOfWeek>", "new(\"a\", DayOfWeek.Friday)", "[a, Friday]")]
    [InlineData("string?", "null", "")]
    [InlineData("byte[]", "[1, 2]", "System.Byte[]")]
    [InlineData("ReadOnlyMemory<byte>", "new byte[] { 1, 2 }", "System.ReadOnlyMemory<Byte>[2]")]
    [InlineData("List<int>", "[1]", "System.Collections.Generic.List`1[System.Int32]")]
    [InlineData("IReadOnlyList<int>?", "null", "")]
    [InlineData("System.Collections.Immutable.ImmutableArray<int>", "[]", "System.Collections.Immutable.ImmutableArray`1[System.Int32]")]
    [InlineData("Dictionary<string, int>", "[]", "System.Collections.Generic.Dictionary`2[System.String,System.Int32]")]
    [InlineData("One", "new() { N = 3 }", "One { N = 3 }")]
    [InlineData("Two", "new(4)", "Two { N = 4 }")]
    [InlineData("Two?", "null", "")]
    public async Task V06_AValueOfAnyKindIsTheOneParameter(string type, string value, string shown)
    {
        LivePlugin plugin = LivePlugin.Of($$"""
            internal sealed record One { public int N { get; init; } }
            internal readonly record struct Two(int N);
            internal static class Jobs
            {
                public static readonly List<string> Log = [];
                internal static void live_Go({{type}} value) => Log.Add($"{value}");
                internal static {{type}} Value() => {{value}};
            }
            """);
        System.Reflection.MethodInfo made = plugin.Type("Jobs").GetMethod("Value", System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic)!;
        await plugin.RunAsync(plugin.Job("Go", made.Invoke(null, null)));
        Assert.Equal([shown], (List<string>)plugin.Plugin.Static("Worlds.Jobs", "Log")!);
    }

    [Fact]
    public async Task V06_WhatAJobDoesNotCarryHasItsDeclaredDefault()
    {
        LivePlugin plugin = LivePlugin.Of("""
            internal enum E : sbyte { A, B = -3 }
            internal static class Jobs
            {
                public static readonly List<string> Log = [];
                internal static void live_Text(string s = "\"\n\u2028\\", char c = '\'', string? n = null, bool t = true, bool f = false, E e = E.B, E? en = E.B, E? none = null, Guid g = default, DateOnly? d = null) =>
                    Log.Add(FormattableString.Invariant($"{s}|{c}|{n}|{t}|{f}|{e}|{en}|{none}|{g}|{d}"));
                internal static void live_Whole(sbyte a = -1, byte b = 255, short c = -2, ushort d = 3, int e = int.MinValue, uint f = uint.MaxValue, long g = long.MinValue, long h = -7, ulong i = ulong.MaxValue, byte? j = 4) =>
                    Log.Add(FormattableString.Invariant($"{a} {b} {c} {d} {e} {f} {g} {h} {i} {j}"));
                internal static void live_Broken(float a = float.NaN, float b = float.PositiveInfinity, float c = float.NegativeInfinity, float d = 1.1f, double e = double.NaN, double f = double.PositiveInfinity, double g = double.NegativeInfinity, double h = -1e300, decimal i = 1.50m, double? j = 2.5, double k = -0.0) =>
                    Log.Add(FormattableString.Invariant($"{a} {b} {c} {d} {e} {f} {g} {h} {i} {j} {k}"));
            }
            """);
        foreach (string name in (string[])["live_Text", "live_Whole", "live_Broken"])
        {
            await plugin.RunAsync(new LiveJob(name, LiveData.FromJson("{}"u8)));
        }

        Assert.Equal(
            [
                "\"\n\u2028\\|'||True|False|B|B||00000000-0000-0000-0000-000000000000|",
                "-1 255 -2 3 -2147483648 4294967295 -9223372036854775808 -7 18446744073709551615 4",
                "NaN Infinity -Infinity 1.1 NaN Infinity -Infinity -1E+300 1.50 2.5 -0",
            ],
            (List<string>)plugin.Plugin.Static("Worlds.Jobs", "Log")!);
    }

    [Fact]
    public void V06_AJobCarriesTheParametersByName()
    {
        LivePlugin plugin = LivePlugin.Of(Functions);
        LiveJob job = plugin.Job("RollCall", "x", 7);
        Assert.Equal("live_RollCall", job.Name);
        Assert.Equal("""{"name":"x","class":7}"""u8, job.Data.GetJson().Span);
        Assert.True(plugin.Job("Nothing").Data.IsNothing);
        Assert.Equal((LiveData)2.5, plugin.Job("Raw", (LiveData)2.5).Data);
    }

    [Fact]
    public void V06_AFunctionThatNoJobCanCarryIsCallableThroughTheVaultOnly()
    {
        LivePlugin plugin = LivePlugin.Of(Functions);
        Assert.Null(plugin.Funcs["live_VaultOnly"].Runner);
        Assert.Null(plugin.Plugin.Assembly.GetType("Worlds.LiveJobs")!.GetMethod("VaultOnly", System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic));
    }

    [Fact]
    public async Task V06_AHandlersExceptionComesOutAndUnreadableDataHasItsOwn()
    {
        LivePlugin plugin = LivePlugin.Of(Functions);
        Assert.Equal("at 1", (await Assert.ThrowsAsync<InvalidOperationException>(() => plugin.RunAsync(plugin.Job("Fails", 1)))).Message);
        LiveJobDataException error = await Assert.ThrowsAsync<LiveJobDataException>(() =>
            plugin.RunAsync(new LiveJob("live_RollCall", LiveData.FromJson("""{"class":1}"""u8), "7")));
        Assert.Equal("Live job \"live_RollCall\" (id 7) cannot be read by the newest code: member name: required (a string), but missing", error.Message);
        Assert.Equal(
            "Live job \"live_RollCall\" (id 7) cannot be read by the newest code: member name: expected a string, found the number 5",
            (await Assert.ThrowsAsync<LiveJobDataException>(() => plugin.RunAsync(new LiveJob("live_RollCall", LiveData.FromJson("""{"name":5}"""u8), "7")))).Message);
        await Assert.ThrowsAsync<LiveJobDataException>(() => plugin.RunAsync(new LiveJob("live_RollCall", 5, "7")));
    }

    [Theory]
    [InlineData("public void Handle() => Log.Add(\"run \" + N);", "run 3")]
    [InlineData("public Task HandleAsync(CancellationToken ct) { Log.Add(\"task \" + N); return Task.CompletedTask; }", "task 3")]
    [InlineData("internal async ValueTask HandleAsync() { await Task.Yield(); Log.Add(\"value task\"); }", "value task")]
    [InlineData("public async Task<string> HandleAsync() { await Task.Yield(); Log.Add(\"task of\"); return \"\"; }", "task of")]
    [InlineData("internal async ValueTask<int> HandleAsync(LiveJob job, PluginContext c, Vault v) { await Task.Yield(); Log.Add(job.Name + c.Name + N); return 1; }", "Live_Fireworld3")]
    [InlineData("public int Handle(CancellationToken a, CancellationToken b) { Log.Add(\"int\"); return 1; }", "int")]
    public async Task V06_TypesAreRestoredAndRunThroughTheirHandler(string handler, string expected)
    {
        LivePlugin plugin = LivePlugin.Of($$"""
            internal struct Live_Fire
            {
                public static readonly List<string> Log = [];
                public int N { get; init; }
                {{handler}}
            }
            """);
        var fire = (Members)plugin.Read("Live_Fire", """{"N":3}""");
        await plugin.RunAsync(plugin.Job("Fire", fire.Value));
        Assert.Equal([expected], (List<string>)plugin.Plugin.Static("Worlds.Live_Fire", "Log")!);
    }

    [Fact]
    public void V06_AnInheritedHandlerServesAndATypeWithoutOneIsDataOnly()
    {
        LivePlugin plugin = LivePlugin.Of("""
            internal abstract class Base { public int Id { get; set; } public virtual void Handle() { } }
            internal sealed class Live_A : Base { public override void Handle() { } }
            internal sealed class Live_B : Base { }
            internal sealed class Live_C { public int N { get; set; } }
            """);
        Assert.NotNull(plugin.Types["Live_A"].Runner);
        Assert.NotNull(plugin.Types["Live_B"].Runner);
        Assert.Null(plugin.Types["Live_C"].Runner);
    }

    [Fact]
    public async Task V06_AParameterMayBeRenamedAddedRemovedAndReordered()
    {
        LiveJob job = LivePlugin.Of("internal static class Jobs { internal static void live_Go(string name, int times, bool old) { } }").Job("Go", "x", 3, true);
        LivePlugin newer = LivePlugin.Of("""
            internal static class Jobs
            {
                public static readonly List<string> Log = [];
                [FormerName("live_Started")]
                internal static void live_Go(long times, string? added = "new", [FormerName("name")] string who = "", Guid? none = null) => Log.Add($"{times} {added} {who} {none}");
            }
            """);
        await newer.RunAsync(job);
        Assert.Equal(["3 new x "], (List<string>)newer.Plugin.Static("Worlds.Jobs", "Log")!);
        Assert.Equal(["live_Started"], newer.Funcs["live_Go"].FormerNames);
    }

    [Theory]
    [InlineData("DayOfWeek", "System.DayOfWeek")]
    [InlineData("int?", "int?")]
    [InlineData("string?", "string?")]
    [InlineData("byte[]?", "byte[]?")]
    [InlineData("(int X, string? Y)", "(int X, string? Y)")]
    [InlineData("KeyValuePair<string, int>", "System.Collections.Generic.KeyValuePair<string, int>")]
    [InlineData("List<string?>?", "System.Collections.Generic.List<string?>?")]
    [InlineData("IReadOnlyDictionary<string, Live_Fire>?", "System.Collections.Generic.IReadOnlyDictionary<string, Worlds.Live_Fire>?")]
    [InlineData("Live_Fire?", "Worlds.Live_Fire?")]
    public void V06_TheManifestHasTheDeclaredTypeOfAMember(string type, string expected) => Assert.Equal(
        expected,
        GeneratorRun.Of(Sources.Plugin("", $"internal sealed class Live_Fire {{ public {type} A {{ get; set; }} = default!; }}")).AssertClean()
            .Manifest().GetProperty("liveTypes")[0].GetProperty("members")[0].GetProperty("type").GetString());

    [Fact]
    public void V06_TheManifestNamesTheMembersOfALiveType() => Assert.Contains(
        """\"members\":[{\"name\":\"N\",\"type\":\"int\"},{\"name\":\"Who\",\"type\":\"string?\"}]""",
        GeneratorRun.Of(Sources.Plugin("", "internal sealed class Live_Fire { public int N { get; set; } public string? Who { get; set; } }"))["LiveType_Live_Fire.g.cs"],
        StringComparison.Ordinal);
}
