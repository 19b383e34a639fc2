using System.Collections;
using System.Reflection;
using System.Runtime.Loader;
using Hotswap.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Hotswap.Generators.Tests;

/// <summary>What hosts and contracts get.</summary>
public sealed class HostTests
{
    private const string Use = "static class P { public static System.Collections.Generic.IReadOnlyList<Hotswap.StaticPlugin> All => Hotswap.StaticPlugins.All; }";

    [Fact]
    public void StaticallyLinkedPluginsAreInTheHostsTable()
    {
        MetadataReference one = Plugin("A.B", "one");
        MetadataReference two = Plugin("A_B", "two");
        GeneratorRun run = GeneratorRun.Of(
            TestCompilation.Create("Host", [("Host.cs", Use)], one, two),
            new TestOptions(("HotswapHost", "true"), ("HotswapStaticLinking", "true"))).AssertClean();

        var context = new AssemblyLoadContext(null, isCollectible: true);
        context.LoadFromStream(new MemoryStream(TestCompilation.Image(one)));
        context.LoadFromStream(new MemoryStream(TestCompilation.Image(two)));
        using var bytes = new MemoryStream();
        Assert.True(run.Output.Emit(bytes).Success);
        bytes.Position = 0;
        Assembly host = context.LoadFromStream(bytes);
        StaticPlugin[] all = [.. ((IEnumerable)host.GetType("P")!.GetProperty("All")!.GetValue(null)!).Cast<StaticPlugin>()];
        Assert.Equal(["HotswapGenerated.A_B.PluginEntry", "HotswapGenerated.A_x005FB.PluginEntry"], all.Select(p => p.EntryType));
        Assert.Contains("\"plugin\":\"one\"", all[0].Payload, StringComparison.Ordinal);
        Assert.Contains("\"plugin\":\"two\"", all[1].Payload, StringComparison.Ordinal);
        Assert.Equal(PluginManifest.CurrentContractVersion, all[0].ContractVersion);
        Assert.True(all[0].CreateEntry().Reloadable());
    }

    [Theory]
    [InlineData("HotswapStaticLinking", "false")]
    [InlineData("HotswapPluginName", "irrelevant")]
    public void WithoutStaticLinkingTheTableIsEmpty(string property, string value)
    {
        GeneratorRun run = GeneratorRun.Of(
            TestCompilation.Create("Host", [("Host.cs", Use)], Plugin("A", "one")),
            new TestOptions(("HotswapHost", "true"), (property, value))).AssertClean();
        Assert.DoesNotContain("PluginEntry", run["StaticPlugins.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void ContractIsMarked()
    {
        GeneratorRun run = GeneratorRun.Of(
            TestCompilation.Create("public interface IWorld;"), new TestOptions(("HotswapContract", "true"))).AssertClean();
        Assert.Single(run.Output.Assembly.GetAttributes(), a => a.AttributeClass!.Name == nameof(HotswapContractAttribute));
    }

    [Fact]
    public void ProjectWithoutRoleGetsNothing() =>
        Assert.Empty(GeneratorRun.Of(TestCompilation.Create(Sources.Plugin()), new TestOptions()).Files);

    private static MetadataReference Plugin(string assembly, string name)
    {
        GeneratorRun run = GeneratorRun.Of(TestCompilation.Create(
            assembly,
            [("World.cs", $"[Hotswap.HotswapPlugin(\"{name}\")] class World {{ public static bool Reloadable() => true; }}")]),
            TestOptions.Plugin.With("HotswapLifecycle", "optional"));
        return TestCompilation.ToReference(run.Output);
    }
}
