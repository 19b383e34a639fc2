using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;
using Verify = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS0004NoPluginClass>;

namespace Hotswap.Analyzers.Tests.Form;

public class HS0004Tests
{
    [Theory]
    [InlineData("class A { }")]
    [InlineData("")]
    [InlineData("class HotswapPluginAttribute : Attribute; namespace N { [global::HotswapPlugin] class A { } }")]
    [InlineData("class A { void OnLoad(object? data) { } void OnFree() { } }")]
    [InlineData("// [HotswapPlugin]\nclass HotswapPlugin { }")]
    [InlineData("static class Jobs { internal static void live_X() { } }")]
    public Task Flagged(string source) =>
        Verify.Verify(source, null, new DiagnosticResult("HS0004", DiagnosticSeverity.Warning).WithArguments("TestProject"));

    [Theory]
    [InlineData(Plugins.Complete)]
    [InlineData(Plugins.Static)]
    [InlineData("[HotswapPlugin] abstract class A { }")]
    [InlineData("class Outer { [Hotswap.HotswapPluginAttribute(\"x\")] internal class A { } }")]
    [InlineData("namespace N { using Mark = Hotswap.HotswapPluginAttribute; [Mark] class A { } }")]
    [InlineData("[HotswapPlugin] partial class A { } partial class A { }")]
    public Task Silent(string source) => Verify.Verify(source);

    [Fact]
    public Task SilentInALibrary() => Verify.Verify("class A { }", ProjectUnderTest.Library);

    [Fact]
    public Task SilentInAHost() => Verify.Verify("class A { }", ProjectUnderTest.Host);
}
