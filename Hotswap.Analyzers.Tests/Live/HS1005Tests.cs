using Xunit;
using Verify = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS1005AsyncVoidLiveFunction>;
using VerifyFix = Hotswap.Analyzers.Tests.FixVerifier<Hotswap.Analyzers.HS1005AsyncVoidLiveFunction, Hotswap.CodeFixes.SignatureFix>;

namespace Hotswap.Analyzers.Tests.Live;

public class HS1005Tests
{
    [Theory]
    [InlineData("class A { internal static async void [|live_X|]() { await Task.Yield(); } }")]
    [InlineData("static class A { public static async void [|Live_X|](string s, CancellationToken t) => await Task.Delay(1, t); }")]
    [InlineData("[HotswapPlugin] public class World { internal async void [|live_X|]() { await Task.Yield(); } }")]
    [InlineData("class Live_T { public int N { get; set; } internal async void [|Handle|](CancellationToken t) => await Task.Delay(N, t); }")]
    [InlineData("struct live_T { public int N; public async void [|HandleAsync|]() { await Task.Yield(); } }")]
    [InlineData("class A { internal static async void [|live_X|]() { await Task.Yield(); } internal class B { internal static async void [|live_Y|](int n) { await Task.Yield(); } } }")]
    [InlineData("static partial class A { internal static partial void [|live_X|](); } static partial class A { internal static async partial void live_X() { await Task.Yield(); } }")]
    public Task Flagged(string source) => Verify.Verify(source);

    [Theory]
    [InlineData("class A { internal static async Task live_X() { await Task.Yield(); } }")]
    [InlineData("class A { internal static void live_X() { } }")]
    [InlineData("class A { internal static async void Other() { await Task.Yield(); } }")]
    [InlineData("class Live_T { public int N { get; set; } internal async ValueTask HandleAsync() => await Task.Yield(); internal async void Other() { await Task.Yield(); } }")]
    [InlineData("class T { internal async void Handle() { await Task.Yield(); } }")]
    [InlineData("class A { internal static Task live_X() { return Task.CompletedTask; async void live_Y() { await Task.Yield(); } } }")]
    public Task Silent(string source) => Verify.Verify(source);

    [Fact]
    public Task FixAllReturnsTasks() => VerifyFix.Verify(
        """
        class A
        {
            internal static async void [|live_X|]() { await Task.Yield(); }

            internal static async void [|live_Y|]() => await Task.Yield();
        }
        """,
        """
        class A
        {
            internal static async Task live_X() { await Task.Yield(); }

            internal static async Task live_Y() => await Task.Yield();
        }
        """);

    [Fact]
    public Task FixIsOfferedBesideTheGeneratedCodeThatTakesTheMethod() => VerifyFix.Verify(
        "[HotswapPlugin] public class World { internal async void [|live_X|]() { await Task.Yield(); } internal static async void [|live_Y|](int n) => await Task.Delay(n); }",
        "[HotswapPlugin] public class World { internal async Task live_X() { await Task.Yield(); } internal static async Task live_Y(int n) => await Task.Delay(n); }",
        ProjectUnderTest.Plugin.With("HotswapLifecycle", "Optional"),
        generated: true);

    [Theory]
    [InlineData("interface I { void live_X(); } [HotswapPlugin] public class World : I { public async void [|live_X|]() { await Task.Yield(); } }")]
    [InlineData("static partial class A { internal static partial void [|live_X|](); } static partial class A { internal static async partial void live_X() { await Task.Yield(); } }")]
    public Task NoFixWhereAnotherDeclarationMustFit(string source) => VerifyFix.Verify(source, source);

    [Fact]
    public Task NoFixWhereTheMethodIsTakenAsADelegate()
    {
        const string source = "static class A { internal static async void [|live_X|]() { await Task.Yield(); } static Action M() => live_X; }";
        return VerifyFix.Verify(source, source);
    }
}
