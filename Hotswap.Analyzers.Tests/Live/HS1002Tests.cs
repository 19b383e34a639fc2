using Xunit;
using Verify = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS1002UncallableLiveFunction>;
using VerifyFix = Hotswap.Analyzers.Tests.FixVerifier<Hotswap.Analyzers.HS1002UncallableLiveFunction, Hotswap.CodeFixes.SignatureFix>;

namespace Hotswap.Analyzers.Tests.Live;

public class HS1002Tests
{
    [Theory]
    [InlineData("class A { internal void [|live_X|]() { } }")]
    [InlineData("class A { static void [|live_X|]() { } }")]
    [InlineData("class A { class B { internal static void [|live_X|]() { } } }")]
    [InlineData("class A { internal static void [|live_X|]<T>() { } }")]
    [InlineData("class A<T> { internal static void [|live_X|]() { } }")]
    [InlineData("file class A { internal static void [|live_X|]() { } }")]
    [InlineData("class A { internal static void [|live_X|](ref int n) { } internal static void [|live_Y|](out int n) { n = 1; } }")]
    [InlineData("class A { internal static unsafe void [|live_X|](int* n) { } internal static void [|live_Y|](Span<int> n) { } }")]
    public Task Flagged(string source) => Verify.Verify(source);

    [Theory]
    [InlineData("class A { internal static void live_X() { } }")]
    [InlineData("static class A { public static Task<int> live_X(string s, CancellationToken t) => Task.FromResult(1); }")]
    [InlineData("class A { internal class B { internal static void Live_X(List<int> n) { } } }")]
    [InlineData("[HotswapPlugin] public class World { internal void live_X() { } }")]
    [InlineData("class A { void alive_X<T>() { } private static int _live; }")]
    [InlineData("class A<T> { void NotLive() { void live_X() { } live_X(); } }")]
    public Task Silent(string source) => Verify.Verify(source);

    [Theory]
    [InlineData("class A { static void [|live_X|]() { } }", "class A { internal static void live_X() { } }")]
    [InlineData("class A { internal void [|live_X|]() { } }", "class A { internal static void live_X() { } }")]
    [InlineData("class A { int _n; internal void [|live_X|]() { _n++; } }", "class A { int _n; internal void [|live_X|]() { _n++; } }")]
    [InlineData("class A { private class B { internal static void [|live_X|]() { } } }", "class A { internal class B { internal static void live_X() { } } }")]
    [InlineData("class A { internal static void [|live_X|](in int n) { } }", "class A { internal static void live_X(int n) { } }")]
    [InlineData("class A { internal static void [|live_X|](out int n) { n = 1; } }", "class A { internal static void [|live_X|](out int n) { n = 1; } }")]
    [InlineData("class A { internal static void [|live_X|]<T>() { } }", "class A { internal static void [|live_X|]<T>() { } }")]
    [InlineData("class A { internal void [|live_X|]() { } void M() => this.live_X(); void N() => new A().live_X(); }", "class A { internal void [|live_X|]() { } void M() => this.live_X(); void N() => new A().live_X(); }")]
    [InlineData("class A { internal void [|live_X|]() { } void M() => live_X(); string N => nameof(live_X); }", "class A { internal static void live_X() { } void M() => live_X(); string N => nameof(live_X); }")]
    [InlineData("class A { async void [|live_X|]() => await Task.Yield(); }", "class A { internal static async Task live_X() => await Task.Yield(); }")]
    [InlineData("class A { void [|live_X|](in int n) { } }", "class A { internal static void live_X(int n) { } }")]
    [InlineData("class A { internal static void [|live_X|](in int n) { } void M(int n) => live_X(in n); }", "class A { internal static void [|live_X|](in int n) { } void M(int n) => live_X(in n); }")]
    [InlineData("interface I { void [|live_X|](); } class A : I { public void [|live_X|]() { } }", "interface I { void [|live_X|](); } class A : I { public void [|live_X|]() { } }")]
    [InlineData("partial class A { private static partial void [|live_X|](); } partial class A { private static partial void live_X() { } }", "partial class A { private static partial void [|live_X|](); } partial class A { private static partial void live_X() { } }")]
    [InlineData("class A(int n) { internal void [|live_X|]() => Console.Write(n); }", "class A(int n) { internal void [|live_X|]() => Console.Write(n); }")]
    public Task Fix(string source, string mended) => VerifyFix.Verify(source, mended);

    [Fact]
    public Task FixAll() => VerifyFix.Verify(
        "class A { static void [|live_X|]() { } private static void [|live_Y|]() { } internal void [|live_Z|]() { } }",
        "class A { internal static void live_X() { } internal static void live_Y() { } internal static void live_Z() { } }");
}
