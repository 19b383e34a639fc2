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
    public Task Flagged(string source) => Verify.Verify(source);

    [Theory]
    [InlineData("class A { internal static async Task live_X() { await Task.Yield(); } }")]
    [InlineData("class A { internal static void live_X() { } }")]
    [InlineData("class A { internal static async void Other() { await Task.Yield(); } }")]
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
}
