using Hotswap.Discovery;
using Hotswap.Generators.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;

namespace Hotswap.Generators.Tests.Validity;

/// <summary>Faults of live things: HS1001, HS1002, HS1003, HS1005.</summary>
public sealed class LiveValidityTests
{
    private static readonly TestOptions _optional = TestOptions.Plugin.With("HotswapLifecycle", "Optional");

    [Theory]
    [InlineData("static class A { internal static void live_x() { } } static class B { internal static void live_x() { } }", "HS1001 live_x|HS1001 live_x")]
    [InlineData("static class A { internal static void live_x() { } internal static void live_x(int n) { } }", "HS1001 live_x|HS1001 live_x")]
    [InlineData("static class A { internal static void live_x() { } } class Live_X { }", "HS1001 live_x|HS1001 Live_X")]
    [InlineData("class LIVE_x { } namespace N { class live_X { } }", "HS1001 LIVE_x|HS1001 live_X")]
    public void V03_OneNameTwiceIsRefusedAtBothPlaces(string source, string expected)
    {
        CSharpCompilation compilation = Plugin(source);
        Assert.Equal(expected.Split('|'), Faults.Of(compilation, _optional));
        Fault[] faults = [.. Faults.Project(compilation, _optional).Faults];
        Assert.Equal(faults[1].Location, Assert.Single(faults[0].AdditionalLocations));
        Assert.Equal(faults[0].Location, Assert.Single(faults[1].AdditionalLocations));
    }

    [Fact]
    public void V03_BothPlacesAreNamed()
    {
        Fault fault = Faults.Project(Plugin("namespace N; static class A { internal static void live_x() { } } class Live_X { }"), _optional).Faults[0];
        Assert.Contains("'live_x'", FaultMessages.Of(fault), StringComparison.Ordinal);
        Assert.Contains("'N.Live_X'", FaultMessages.Of(fault), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("class A { internal void live_x() { } }", "Instance")]
    [InlineData("interface A { void live_x(); }", "Instance")]
    [InlineData("static class A { static void live_x() { } }", "Inaccessible")]
    [InlineData("class A { protected static void live_x() { } }", "Inaccessible")]
    [InlineData("class A { private class B { internal static void live_x() { } } }", "Inaccessible")]
    [InlineData("file static class A { internal static void live_x() { } }", "Inaccessible")]
    [InlineData("static class A { internal static void live_x<T>() { } }", "Generic")]
    [InlineData("static class A<T> { internal static void live_x() { } }", "Generic")]
    [InlineData("class A<T> { internal static class B { internal static void live_x() { } } }", "Generic")]
    [InlineData("static class A { internal static void live_x(ref int n) { } }", "Parameter")]
    [InlineData("static class A { internal static void live_x(out int n) => n = 1; }", "Parameter")]
    [InlineData("static class A { internal static void live_x(in int n) { } }", "Parameter")]
    [InlineData("static class A { internal static unsafe void live_x(int* n) { } }", "Parameter")]
    [InlineData("static class A { internal static unsafe void live_x(delegate*<void> n) { } }", "Parameter")]
    [InlineData("static class A { internal static void live_x(ReadOnlySpan<char> n) { } }", "Parameter")]
    [InlineData("static class A { internal static unsafe void live_x(int*[] n) { } }", "Parameter")]
    [InlineData("static class A { internal static unsafe List<int*[]> live_x() => []; }", "ReturnType")]
    [InlineData("static class A { private static int _n; internal static ref int live_x() => ref _n; }", "ReturnType")]
    [InlineData("static class A { internal static Span<int> live_x() => default; }", "ReturnType")]
    [InlineData("static class A { [Obsolete(\"\", true)] internal static void live_x() { } }", "Marked")]
    [InlineData("static class A { [System.Diagnostics.Conditional(\"X\")] internal static void live_x() { } }", "Marked")]
    [InlineData("static class A { [System.Diagnostics.CodeAnalysis.Experimental(\"X\")] internal static void live_x() { } }", "Marked")]
    [InlineData("[System.Diagnostics.CodeAnalysis.Experimental(\"X\")] static class A { internal static void live_x() { } }", "Marked")]
    [InlineData("static class A { [System.Runtime.InteropServices.UnmanagedCallersOnly] internal static void live_x() { } }", "Marked")]
    [InlineData("static class A { extension(string s) { internal void live_x() { } } }", "Kind")]
    [InlineData("interface A { static virtual void live_x() { } }", "Kind")]
    [InlineData("static class A { internal static void live_x(int a, int b, int c, int d, int e, int f, int g, int h, int i, int j, int k, int l, int m, int n, int o, int p, int q) { } }", "Parameter")]
    public void V01_FunctionThatCannotBeCalledIsRefused(string source, string reason) =>
        Assert.Equal([$"HS1002 {reason} live_x"], Faults.Of(Plugin(source), _optional));

    [Fact]
    public void AsyncVoidFunctionIsRefused() => Assert.Equal(
        ["HS1005 AsyncVoid live_x"],
        Faults.Of(Plugin("static class A { internal static async void live_x() => await Task.Yield(); }"), _optional));

    [Theory]
    [InlineData("interface Live_X { }", "Kind")]
    [InlineData("enum Live_X { A }", "Kind")]
    [InlineData("delegate void Live_X();", "Kind")]
    [InlineData("abstract class Live_X { }", "Kind")]
    [InlineData("static class Live_X { }", "Kind")]
    [InlineData("ref struct Live_X { }", "Kind")]
    [InlineData("class Live_X<T> { }", "Generic")]
    [InlineData("class A<T> { internal class Live_X { } }", "Generic")]
    [InlineData("file class Live_X { }", "Inaccessible")]
    [InlineData("class A { private class Live_X { } }", "Inaccessible")]
    [InlineData("class A { protected struct Live_X { } }", "Inaccessible")]
    [InlineData("[System.Diagnostics.CodeAnalysis.Experimental(\"X\")] class Live_X { }", "Marked")]
    public void V05_TypeThatIsNoPlainClassOrStructIsRefused(string source, string reason) =>
        Assert.Equal([$"HS1003 {reason} Live_X"], Faults.Of(Plugin(source), _optional));

    [Theory]
    [InlineData("namespace A.B { static class C { internal static class D { internal static void live_x() { } } } }", "live_x")]
    [InlineData("struct A { internal static void LIVE_x() { } }", "LIVE_x")]
    [InlineData("record A(int N) { public static void Live_x() { } }", "Live_x")]
    [InlineData("interface A { static void live_x() { } }", "live_x")]
    [InlineData("static partial class A { internal static partial void live_x(); } static partial class A { internal static partial void live_x() { } }", "live_x")]
    [InlineData("static class A { internal static void live_x(this string s) { } }", "live_x")]
    [InlineData("static class A { [Obsolete(\"\", false)] internal static void live_x() { } }", "live_x")]
    [InlineData("namespace N { class ObsoleteAttribute(string s, bool error) : Attribute { public string S => s + error; } static class A { [N.Obsolete(\"\", true)] internal static void live_x() { } } }", "live_x")]
    [InlineData("namespace A { class Live_X { } }", "Live_X")]
    [InlineData("class A { internal struct live_x { } }", "live_x")]
    [InlineData("record Live_X(int N);", "Live_X")]
    [InlineData("readonly record struct Live_X(int N);", "Live_X")]
    [InlineData("partial class Live_X { } partial class Live_X { }", "Live_X")]
    [InlineData("class Live_X : B { } abstract class B { }", "Live_X")]
    public void V01_LiveThingsOfAnyPlaceAreRegisteredUnderTheirOwnNames(string source, string name)
    {
        Assert.Empty(Faults.Of(Plugin(source), _optional));
        System.Text.Json.JsonElement manifest = GeneratorRun.Of(Plugin(source), _optional).Manifest();
        Assert.Equal(name, (manifest.TryGetProperty("liveFuncs", out var found) ? found : manifest.GetProperty("liveTypes"))[0].GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("static class A { internal static void alive_x() { } internal static int live_y => 1; internal static int live_z; }")]
    [InlineData("static class A { internal static void X() { void live_x() { } live_x(); } }")]
    [InlineData("class A { public int this[int live_x] => 1; public event Action? live_x; }")]
    [InlineData("namespace live_x { class A; }")]
    [InlineData("class A<live_T>;")]
    public void V01_WhatOnlyLooksLiveIsNone(string source)
    {
        Assert.Empty(Faults.Of(Plugin(source), _optional));
        Assert.DoesNotContain(GeneratorRun.Of(Plugin(source), _optional).Files.Keys, f => f.StartsWith("Live", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("job", "static class A { internal static void JobRun() { } internal static void live_x() { } }", "JobRun")]
    [InlineData("Live", "static class A { internal static void liven() { } }", "liven")]
    [InlineData("größe_", "static class A { internal static void GRÖSSE_x() { } internal static void Größe_x() { } }", "Größe_x")]
    public void V02_PrefixCanBeConfigured(string prefix, string source, string name)
    {
        GeneratorRun run = GeneratorRun.Of(Plugin(source), _optional.With("HotswapLivePrefix", prefix)).AssertClean();
        Assert.Equal(name, Assert.Single(run.Manifest().GetProperty("liveFuncs").EnumerateArray()).GetProperty("name").GetString());
    }

    [Fact]
    public void InstanceMethodsOfThePluginClassAndItsBasesAreLive()
    {
        const string source = """
            using Hotswap;
            abstract class Base { internal virtual void live_a() { } internal abstract void live_b(); internal void live_c() { } }
            [HotswapPlugin] class World : Base { internal override void live_a() { } internal override void live_b() { } internal void live_d() { } }
            """;
        Assert.Empty(Faults.Of(TestCompilation.Create(source), _optional));
        Assert.Equal(
            ["live_a", "live_b", "live_c", "live_d"],
            GeneratorRun.Of(TestCompilation.Create(source), _optional).Manifest().GetProperty("liveFuncs").EnumerateArray().Select(f => f.GetProperty("name").GetString()));
    }

    [Fact]
    public void FaultsAreInOrderOfTheirRulesAndCarryWhatFixesNeed()
    {
        Fault[] faults =
        [
            .. Faults.Project(TestCompilation.Create("""
                using Hotswap;
                [HotswapPlugin] class World { public int OnFree() => 1; [Invokable("hum")] internal void Hum<T>() { } internal void live_z<T>() { } }
                interface Live_Y { }
                static class Jobs { internal static void live_x() { } internal static void Live_X() { } }
                """), _optional).Faults,
        ];
        Assert.Equal(["HS0002", "HS0007", "HS1001", "HS1001", "HS1002", "HS1003"], faults.Select(f => f.Id));
        Assert.Equal(["OnFree", "hum", "live_x", "Live_X", null, null], faults.Select(f => f.Properties.GetValueOrDefault(Fault.Name)));
        Assert.Equal(["OnFree", "Hum", "live_x", "Live_X", "live_z", "Live_Y"], faults.Select(f => f.Symbol!.Name));
    }

    [Fact]
    public void WhatWasFoundIsInOrdinalOrderOfItsNames()
    {
        PluginProject project = Faults.Project(TestCompilation.Create("""
            using Hotswap;
            [HotswapPlugin] class World { [Invokable("b")] internal void A() { } [Invokable("C")] internal void B() { } [Invokable("a")] internal void C() { } }
            static class Jobs { internal static void live_b(B b) { } internal static void LIVE_c(C c) { } internal static void live_a(A a) { } }
            class Live_Y { } class LIVE_z { } class Live_X { } class B { } class C { } class A { }
            """), _optional);
        Assert.Equal(["C", "a", "b"], project.Invokables.Select(i => i.Name));
        Assert.Equal(["LIVE_c", "live_a", "live_b"], project.LiveFunctions.Select(f => f.Name));
        Assert.Equal(["LIVE_z", "Live_X", "Live_Y"], project.LiveTypes.Select(t => t.Name));
        Assert.Equal(
            ["LiveData_A", "LiveData_B", "LiveData_C", "LiveData_LIVE_z", "LiveData_Live_X", "LiveData_Live_Y"],
            project.DataObjects.Select(o => o.Class));
    }

    [Fact]
    public void PluginClassWithALivePrefixIsNoLiveType() =>
        Assert.Empty(Faults.Of(TestCompilation.Create("[Hotswap.HotswapPlugin] sealed class Live_World;"), _optional));

    private static CSharpCompilation Plugin(string source) => TestCompilation.Create("[Hotswap.HotswapPlugin] sealed class World;", source);
}
