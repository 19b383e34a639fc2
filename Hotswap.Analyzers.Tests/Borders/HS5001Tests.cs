using Xunit;
using static Hotswap.Analyzers.Tests.Borders.ReferencedPlugin;
using Verify = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS5001PluginReferencesPlugin>;

namespace Hotswap.Analyzers.Tests.Borders;

public class HS5001Tests
{
    private const string Code = "class A { }";

    [Theory]
    [InlineData("class A { }")]
    [InlineData("class A { int N => Sky.N; }")]
    [InlineData("")]
    [InlineData("[HotswapPlugin] public class World { }")]
    public Task FlaggedInAPlugin(string source) => Verify.Verify(source, ProjectUnderTest.Plugin.Referencing("Sky"), Error("HS5001", "Sky"));

    [Fact]
    public Task FlaggedInALibrary() => Verify.Verify(Code, ProjectUnderTest.Library.Referencing("Sky"), Error("HS5001", "Sky"));

    [Fact]
    public Task FlaggedForEach() => Verify.Verify(
        Code, ProjectUnderTest.Plugin.Referencing("Sky").Referencing("Sea"), Error("HS5001", "Sky"), Error("HS5001", "Sea"));

    [Fact]
    public Task FlaggedBesideAContract() => Verify.Verify(
        Code, ProjectUnderTest.Plugin.Referencing("Contract", Sources.Contract).Referencing("Sky"), Error("HS5001", "Sky"));

    [Fact]
    public Task SilentOnContractsAndLibraries() => Verify.Verify(
        Code, ProjectUnderTest.Plugin.Referencing("Contract", Sources.Contract).Referencing("Lib", "public class Lib { }"));

    [Theory]
    [InlineData("public class HotswapManifestAttribute : Attribute;")]
    [InlineData("[assembly: Other.HotswapManifest] namespace Other { public class HotswapManifestAttribute : Attribute; }")]
    [InlineData("[HotswapPlugin] public class NotBuiltAsAPlugin { }")]
    public Task SilentOnWhatLooksLikeAPlugin(string source) => Verify.Verify(Code, ProjectUnderTest.Plugin.Referencing("Sky", source));

    [Fact]
    public Task SilentInAHost() => Verify.Verify(Code, ProjectUnderTest.Host.Referencing("Sky"));

    [Fact]
    public Task SilentInAContract() => Verify.Verify(Code, ProjectUnderTest.Contract.Referencing("Sky"));

    [Fact]
    public Task SilentInAUnitTestProject() => Verify.Verify(Code, ProjectUnderTest.NoRole.Referencing("Sky"));
}
