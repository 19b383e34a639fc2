using Xunit;
using static Hotswap.Analyzers.Tests.Borders.ReferencedPlugin;
using Verify = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS5002HostReferencesPlugin>;

namespace Hotswap.Analyzers.Tests.Borders;

public class HS5002Tests
{
    private const string Code = "class A { }";

    [Theory]
    [InlineData("class A { }")]
    [InlineData("class A { int N => Sky.N; }")]
    [InlineData("")]
    public Task FlaggedInAHost(string source) => Verify.Verify(source, ProjectUnderTest.Host.Referencing("Sky"), Error("HS5002", "Sky"));

    [Theory]
    [InlineData("HotswapStaticLinking", "false")]
    [InlineData("HotswapStaticLinking", "no")]
    [InlineData("IsTestProject", "false")]
    public Task FlaggedWhereTheSwitchIsOff(string property, string value) => Verify.Verify(
        Code, ProjectUnderTest.Host.With(property, value).Referencing("Sky"), Error("HS5002", "Sky"));

    [Fact]
    public Task FlaggedForEach() => Verify.Verify(
        Code, ProjectUnderTest.Host.Referencing("Sky").Referencing("Sea"), Error("HS5002", "Sky"), Error("HS5002", "Sea"));

    [Theory]
    [InlineData("HotswapStaticLinking", "true")]
    [InlineData("HotswapStaticLinking", "True")]
    [InlineData("IsTestProject", "true")]
    public Task SilentWithStaticLinkingAndInTests(string property, string value) => Verify.Verify(
        Code, ProjectUnderTest.Host.With(property, value).Referencing("Sky"));

    [Fact]
    public Task SilentOnContractsAndLibraries() => Verify.Verify(
        Code, ProjectUnderTest.Host.Referencing("Contract", Sources.Contract).Referencing("Lib", "public class Lib { }"));

    [Fact]
    public Task SilentInAPlugin() => Verify.Verify(Code, ProjectUnderTest.Plugin.Referencing("Sky"));

    [Fact]
    public Task SilentWithoutARole() => Verify.Verify(Code, ProjectUnderTest.NoRole.Referencing("Sky"));
}
