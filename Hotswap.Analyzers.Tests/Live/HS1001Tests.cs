using Xunit;
using Verify = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS1001DuplicateLiveName>;

namespace Hotswap.Analyzers.Tests.Live;

public class HS1001Tests
{
    [Theory]
    [InlineData("class A { internal static void [|live_X|]() { } internal static void [|live_X|](int n) { } }")]
    [InlineData("class A { internal static void [|live_X|]() { } } class B { internal static void [|Live_x|]() { } }")]
    [InlineData("class A { internal static void [|live_X|]() { } } class [|LIVE_X|] { }")]
    [InlineData("namespace M { class [|live_T|] { } } namespace N { struct [|live_T|] { } }")]
    [InlineData("class [|live_T|] { internal class [|live_t|] { } }")]
    [InlineData("class A { internal static void [|live_a|]() { } internal static void [|live_A|]() { } internal static int [|Live_A|]() => 1; }")]
    public Task Flagged(string source) => Verify.Verify(source);

    [Theory]
    [InlineData("class A { internal static void live_X() { } internal static void live_Y() { } }")]
    [InlineData("class A { internal static void live_X() { } internal static void X() { } } class X { }")]
    [InlineData("partial class live_T { } partial class live_T { }")]
    [InlineData("partial class A { internal static partial void live_X(); } partial class A { internal static partial void live_X() { } }")]
    [InlineData("class A { internal static void live_X() { live_Y(); void live_Y() { } } internal static void live_Y() { } }")]
    [InlineData("class A { int live_X; int live_x => live_X; internal static void Live_X() { } }")]
    public Task Silent(string source) => Verify.Verify(source);

    [Fact]
    public Task ThePrefixCanBeSet() => Verify.Verify(
        "class A { internal static void job_X() { } internal static void [|run_X|]() { } internal static void [|Run_x|]() { } }",
        ProjectUnderTest.Plugin.With("HotswapLivePrefix", "run_"));
}
