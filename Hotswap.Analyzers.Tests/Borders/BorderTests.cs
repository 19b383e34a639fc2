using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;
using VerifyHost = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS5002HostReferencesPlugin>;
using VerifyPlugin = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS5001PluginReferencesPlugin>;

namespace Hotswap.Analyzers.Tests.Borders;

public class BorderTests
{
    private const string Plugin = "[assembly: HotswapManifest(1, \"E\", \"{}\")] public class Sky { }";
    private const string Source = "class A { }";

    [Fact]
    public Task HS5001FlaggedInAPlugin() => VerifyPlugin.Verify(Source, ProjectUnderTest.Plugin.Referencing("Sky", Plugin), Error("HS5001", "Sky"));

    [Fact]
    public Task HS5001FlaggedInALibrary() => VerifyPlugin.Verify(Source, ProjectUnderTest.Library.Referencing("Sky", Plugin), Error("HS5001", "Sky"));

    [Fact]
    public Task HS5001FlaggedForEach() => VerifyPlugin.Verify(
        Source,
        ProjectUnderTest.Plugin.Referencing("Sky", Plugin).Referencing("Sea", Plugin.Replace("Sky", "Sea")),
        Error("HS5001", "Sky"),
        Error("HS5001", "Sea"));

    [Fact]
    public Task HS5001SilentOnContractsAndLibraries() => VerifyPlugin.Verify(
        Source, ProjectUnderTest.Plugin.Referencing("Contract", Sources.Contract).Referencing("Lib", "public class Lib { }"));

    [Fact]
    public Task HS5001SilentInAHost() => VerifyPlugin.Verify(Source, ProjectUnderTest.Host.Referencing("Sky", Plugin));

    [Fact]
    public Task HS5001SilentInAnUnitTestProject() => VerifyPlugin.Verify(Source, ProjectUnderTest.NoRole.Referencing("Sky", Plugin));

    [Fact]
    public Task HS5002FlaggedInAHost() => VerifyHost.Verify(Source, ProjectUnderTest.Host.Referencing("Sky", Plugin), Error("HS5002", "Sky"));

    [Fact]
    public Task HS5002FlaggedWhereStaticLinkingIsOff() => VerifyHost.Verify(
        Source, ProjectUnderTest.Host.With("HotswapStaticLinking", "false").Referencing("Sky", Plugin), Error("HS5002", "Sky"));

    [Fact]
    public Task HS5002SilentWithStaticLinking() => VerifyHost.Verify(
        Source, ProjectUnderTest.Host.With("HotswapStaticLinking", "true").Referencing("Sky", Plugin));

    [Fact]
    public Task HS5002SilentInATestProject() => VerifyHost.Verify(
        Source, ProjectUnderTest.Host.With("IsTestProject", "true").Referencing("Sky", Plugin));

    [Fact]
    public Task HS5002SilentOnContracts() => VerifyHost.Verify(Source, ProjectUnderTest.Host.Referencing("Contract", Sources.Contract));

    private static DiagnosticResult Error(string id, string plugin) => new DiagnosticResult(id, DiagnosticSeverity.Error).WithArguments(plugin);
}
