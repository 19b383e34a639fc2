using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;
using Verify = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS0006InvalidProperty>;

namespace Hotswap.Analyzers.Tests.Form;

public class HS0006Tests
{
    [Theory]
    [InlineData("HotswapPluginName", "my/world")]
    [InlineData("HotswapPluginName", "world.")]
    [InlineData("HotswapLivePrefix", "live-")]
    [InlineData("HotswapLivePrefix", "1live")]
    [InlineData("HotswapLifecycle", "Maybe")]
    [InlineData("HotswapLifecycle", "true")]
    public Task Flagged(string property, string value) => Verify.Verify(
        Plugins.Complete, ProjectUnderTest.Plugin.With(property, value), new DiagnosticResult("HS0006", DiagnosticSeverity.Error).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations));

    [Fact]
    public Task FlaggedAtTheAttribute() => Verify.Verify("[[|HotswapPlugin(\"a b\")|]] public class World { }");

    [Theory]
    [InlineData("HotswapPluginName", "my-world.2")]
    [InlineData("HotswapLivePrefix", "job_")]
    [InlineData("HotswapLifecycle", "optional")]
    [InlineData("HotswapLifecycle", "Required")]
    [InlineData("HotswapLivePrefix", "Живой_")]
    [InlineData("HotswapPluginName", "_2")]
    public Task Silent(string property, string value) => Verify.Verify(Plugins.Complete, ProjectUnderTest.Plugin.With(property, value));

    [Fact]
    public Task SilentInAHost() => Verify.Verify("class A { }", ProjectUnderTest.Host.With("HotswapLivePrefix", "1"));
}
