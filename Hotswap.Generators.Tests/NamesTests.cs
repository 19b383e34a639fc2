using Hotswap.Generators.Tests.Harness;

namespace Hotswap.Generators.Tests;

/// <summary>Names that generated code must not stumble over: every source compiles without a warning.</summary>
public sealed class NamesTests
{
    private static readonly TestOptions _optional = TestOptions.Plugin.With("HotswapLifecycle", "Optional");

    [Theory]
    [InlineData("keywords", "namespace @namespace.@class; [HotswapPlugin(\"class\")] class @event { internal int live_class(int @class, string @params) => @class; [Invokable(\"if\")] internal int @if(int @return) => @return; } static class @static { internal static void live_int(int @int = 3) { } } class live_struct { }")]
    [InlineData("unicode", "namespace Großeß; [HotswapPlugin(\"größe\")] class Größe { internal int live_größe(int größe) => größe; [Invokable(\"ж\")] internal int Ж(int 变量) => 变量; } class live_変数 { }")]
    [InlineData("names of ours", "namespace N; [HotswapPlugin] class LiveFuncs { internal void live_LiveFuncs(string plugin, int vault, int lease, int function, int context) { } } class LiveTypes { } class Live_LiveTypes { } class LiveJobs { } class PluginEntry { } class Vault { } class PluginContext { }")]
    [InlineData("namespaces of ours", "namespace N { [HotswapPlugin] class World { internal void live_x() { } } class Live_Y { } namespace LiveFuncs { class A { } } namespace LiveTypes { class A { } } namespace System { class A { } } namespace Hotswap { class A { } } namespace HotswapGenerated { class A { } } }")]
    [InlineData("global namespace", "[HotswapPlugin] class World { internal int live_x(int n) => n; [Invokable(\"x\")] internal int X() => 1; } class Live_Y { } class Functions { } class LiveFunc_live_x { }")]
    [InlineData("namesake of its namespace", "namespace World.World; [HotswapPlugin] class World { internal int live_x(int n) => n; } class Live_Y { }")]
    [InlineData("object's members", "namespace N; [HotswapPlugin] class World; static class A { internal static void live_Equals(object o) { } internal static string live_ToString() => \"\"; internal static int live_GetHashCode() => 1; internal static void live_Finalize() { } internal static void live_MemberwiseClone() { } } class Live_ReferenceEquals { }")]
    [InlineData("digits and nothing behind the prefix", "namespace N; [HotswapPlugin] class World; static class A { internal static void live_1() { } internal static void live_() { } } class live_2 { }")]
    [InlineData("nested plugin class", "namespace N; partial class Outer { internal partial struct Mid { [HotswapPlugin] internal sealed partial class World { public partial object? InvokeFunc(string name, params object?[] args); [Invokable(\"x\")] internal int X() => 1; internal int live_x() => 1; } } }")]
    [InlineData("small defaults", "namespace N; [HotswapPlugin] class World { [Invokable(\"a\")] internal int A(byte b = 1, sbyte s = -1, short h = -2, ushort u = 3, byte? n = 4) => b; }")]
    [InlineData("defaults", "namespace N; enum E { A, B = -3 } [HotswapPlugin] class World { internal int live_x(string s = \"\\\"\\n\\u2028\", char c = '\\'', float f = float.NaN, double d = -1e300, decimal m = 1.50m, long l = long.MinValue, ulong u = ulong.MaxValue, E e = E.B, E? en = E.A, int? n = null, Guid g = default, object? o = null, string t = null!, CancellationToken ct = default) => 1; }")]
    [InlineData("a default before what has none", "using System.Runtime.InteropServices; namespace N; [HotswapPlugin] class World { internal int live_x([Optional, DefaultParameterValue(3)] int a, int b, Vault v, int c = 4, params int[] d) => a; internal int live_y(int a, Vault v, int b = 2, CancellationToken ct = default) => a; } static class Use { internal static LiveJob[] Jobs() => [LiveJobs.x(1, 2), LiveJobs.x(1, 2, 3, 4, 5), LiveJobs.y(1), LiveJobs.y(1, 2)]; }")]
    [InlineData("nullable annotations", "#nullable disable\nnamespace N; [HotswapPlugin] class World { internal string live_x(string s, List<string> l) => s; }\n#nullable enable\nstatic class A { internal static string? live_y(string? s, List<string?>? l, (int A, string? B) t) => s; internal static async Task<string?> live_z(string?[] s) { await Task.Yield(); return s[0]; } }")]
    [InlineData("obsolete", "namespace N; [HotswapPlugin] class World { [Obsolete] internal void live_x() { } [Obsolete(\"x\"), Invokable(\"y\")] internal void Y() { } public void OnLoad(Old? o = null) { } [Obsolete] internal class Old; }")]
    [InlineData("C# 14", "namespace N; [HotswapPlugin] partial class World { public partial object? InvokeFunc(string name, params object?[] args); public string Name { get => field ?? \"\"; set => field = value?.Trim() ?? field; } internal int live_field(int field) => field; } static class E { extension(string s) { public int Twice => s.Length * 2; } } partial class P { partial P(); } partial class P { partial P() { } partial event Action X; } partial class P { partial event Action X { add { } remove { } } }")]
    [InlineData("file-local types that are not live", "namespace N; [HotswapPlugin] class World { internal int live_x() => new Local().N; } file class Local { public int N => 1; } file static class A { internal static void X() { } }")]
    public void EverySourceCompilesWithoutAWarning(string what, string source)
    {
        bool isFine = what != "obsolete";
        GeneratorRun run = GeneratorRun.Of(TestCompilation.Create("using Hotswap;\n" + source), _optional);
        if (isFine)
        {
            run.AssertClean();
        }
        else
        {
            run.AssertNoErrors();
            Assert.All(run.Problems, p => Assert.Equal("/src/World.cs", p.Location.SourceTree!.FilePath));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("namespace N;")]
    [InlineData("namespace @class.@namespace;")]
    public void WhatIsGeneratedForThePluginsAuthorIsInThePluginsNamespace(string space) => GeneratorRun.Of(
        TestCompilation.Create($$"""
            using Hotswap;
            {{space}}
            [HotswapPlugin] class World { internal int live_Count(int by) => by; }
            class Live_Fire { public int N { get; set; } }
            static class Use
            {
                internal static int Count(Vault vault) => LiveFuncs.Count(vault, 1);
                internal static LiveJob[] Jobs() => [LiveJobs.Count(1), LiveJobs.Fire(new Live_Fire())];
                internal const string Name = LiveTypes.Fire;
            }
            """),
        _optional).AssertClean();

    [Theory]
    [InlineData("Vault")]
    [InlineData("PluginContext")]
    [InlineData("LiveFunc")]
    [InlineData("IPluginEntry")]
    [InlineData("Task")]
    [InlineData("Action")]
    [InlineData("CancellationToken")]
    [InlineData("LiveFuncs")]
    [InlineData("Hotswap1")]
    public void GlobalAliasesOfOurNamesDoNotMatter(string alias) => GeneratorRun.Of(
        TestCompilation.Create(
            "namespace N; [Hotswap.HotswapPlugin] class World { internal System.Threading.Tasks.Task live_x(int n, Hotswap.Vault v) => System.Threading.Tasks.Task.CompletedTask; } class Live_Y { }",
            $"global using {alias} = System.Text.StringBuilder;"),
        _optional).AssertClean();

    [Theory]
    [InlineData("1.2-beta")]
    [InlineData("My Plugin")]
    [InlineData("class")]
    [InlineData("_")]
    [InlineData("größe.变量")]
    [InlineData("Hotswap.Generated")]
    public void EveryAssemblyNameGivesANamespace(string assembly) => GeneratorRun.Of(
        TestCompilation.Create(assembly, [("World.cs", Sources.Plugin("internal int live_x() => 1;", "class Live_Y { }"))])).AssertClean();

    [Fact]
    public void LiveNamesThatDifferByCaseOfTheirTypesOnlyLieInFilesOfTheirOwn()
    {
        GeneratorRun run = GeneratorRun.Of(TestCompilation.Create(
            "[Hotswap.HotswapPlugin] class World { [Hotswap.Invokable(\"a\")] internal void Hum() { } [Hotswap.Invokable(\"b\")] internal void hum() { } [Hotswap.Invokable(\"c\")] internal void HUM(int n) { } }"),
            _optional).AssertClean();
        Assert.Equal(3, run.Manifest().GetProperty("functions").GetArrayLength());
    }
}
