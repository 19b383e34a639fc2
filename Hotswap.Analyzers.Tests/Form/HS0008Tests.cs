using Xunit;
using Verify = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS0008PluginClassOutsidePlugin>;

namespace Hotswap.Analyzers.Tests.Form;

public class HS0008Tests
{
    [Theory]
    [InlineData("[HotswapPlugin] public class [|A|] { }")]
    [InlineData("[HotswapPlugin(\"x\")] static class [|A|] { }")]
    [InlineData("class Outer { [Hotswap.HotswapPluginAttribute] internal class [|A|] { } }")]
    [InlineData("namespace N { using Mark = Hotswap.HotswapPluginAttribute; [Mark] class [|A|] { } }")]
    [InlineData("[HotswapPlugin] class [|A|] { } [HotswapPlugin] class [|B|]<T> { }")]
    [InlineData("[HotswapPlugin] partial class [|A|] { } partial class A { }")]
    public Task Flagged(string source) => Verify.Verify(source, ProjectUnderTest.NoRole);

    [Fact]
    public Task FlaggedInALibrary() => Verify.Verify("[HotswapPlugin] static class [|A|] { }", ProjectUnderTest.Library);

    [Fact]
    public Task FlaggedInAContract() => Verify.Verify("[HotswapPlugin] static class [|A|] { }", ProjectUnderTest.Contract);

    [Fact]
    public Task FlaggedInAHost() => Verify.Verify("[HotswapPlugin] static class [|A|] { }", ProjectUnderTest.Host);

    [Theory]
    [InlineData("public class A { }")]
    [InlineData("")]
    [InlineData("class HotswapPluginAttribute : Attribute; namespace N { [global::HotswapPlugin] class A { } }")]
    [InlineData("// [HotswapPlugin]\nclass HotswapPlugin { void OnFree() { } }")]
    [InlineData("class A { [Invokable(\"x\")] void M() { } internal static void live_X() { } }")]
    [InlineData("class A { static readonly Type Mark = typeof(HotswapPluginAttribute); }")]
    public Task Silent(string source) => Verify.Verify(source, ProjectUnderTest.NoRole);

    [Fact]
    public Task SilentInAPlugin() => Verify.Verify(Plugins.Complete);
}
