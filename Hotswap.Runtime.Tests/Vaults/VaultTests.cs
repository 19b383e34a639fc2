using Hotswap.Runtime.Tests.Harness;

namespace Hotswap.Runtime.Tests.Vaults;

public class VaultTests : HostTest
{
    [Fact]
    public async Task S04_KeptVaultShowsTheNewestCodeAndKeepsNothingAlive()
    {
        Folder.Write(Plugin("Keeper") with
        {
            OnInit = "_vault = vault;",
            Members = "private Vault? _vault;",
            InvokeFunc = """return _vault!.LiveFuncs.Get<Func<string>>("live_Say")();""",
        });
        PluginText sayer = Plugin("Sayer");
        Folder.Write(sayer with { Members = "internal static string live_Say() => \"old\";" });
        PluginHost host = await LoadedHostAsync();
        Assert.Equal("old", host.InvokeFunc("Keeper", "say"));

        Folder.Write(sayer with { Members = "internal static string live_Say() => \"new\";" });
        LoadReport report = await host.ReloadAsync();

        Assert.Equal("generation 2: Keeper unchanged, Sayer ok", report.ToString());
        Assert.Equal("new", host.InvokeFunc("Keeper", "say"));
        Assert.Equal(1, (await host.WaitForVerdictsAsync()).Collected);
    }

    [Fact]
    public async Task S04_HandleOfALoadShowsTheLoadingGenerationUntilItFails()
    {
        Folder.Write(Plugin("A") with { OnPublish = """vault.DataBag["who"] = "A of " + (vault.LiveFuncs.Contains("live_New") ? "new" : "old"); _vault ??= vault; _newest = vault;""", Members = "private Vault? _vault; private Vault? _newest;", InvokeFunc = """return _newest!.LiveFuncs.Contains("live_New") + " " + _vault!.DataBag["who"];""" });
        PluginHost host = await LoadedHostAsync();
        Folder.Write(Plugin("B") with { Members = "internal static void live_New() { }", OnPublish = """if ((string?)vault.DataBag["who"] == "A of new") throw new Exception("seen");""" });

        PluginLoadException e = await AssertFailsAsync(() => host.ReloadAsync());
        Assert.EndsWith("seen", e.Message, StringComparison.Ordinal);

        // The failed load's handle shows the serving generation again, and its tables were never touched.
        Assert.Equal("False A of old", host.InvokeFunc("A", "state"));
    }

    [Fact]
    public async Task GenerationVaultShowsItsOwnTablesOnly()
    {
        Folder.Write(Plugin("A") with { Members = "internal static string live_Say() => \"old\";" });
        PluginHost host = await LoadedHostAsync();
        using AsyncLease old = host.EnterAsync();
        Folder.Write(Plugin("A") with { Members = "internal static string live_Say() => \"new\";" });
        await host.ReloadAsync();

        Assert.Equal("old", old.Generation.Vault.LiveFuncs.Get<Func<string>>("LIVE_say")());
        Assert.Equal("new", host.Current!.Vault.LiveFuncs.Get<Func<string>>("live_Say")());
    }

    [Fact]
    public async Task V01_LiveThingsAreInTheRegistriesUnderTheirOwnNames()
    {
        Folder.Write(Plugin("A") with
        {
            Members = "internal static int live_Twice(int n) => 2 * n; internal static class Nested { internal static void LIVE_Deep() { } }",
            Types = "internal sealed class Live_Fire { public int N { get; set; } }",
        });
        PluginHost host = await LoadedHostAsync();
        using Lease lease = host.Enter(out PluginManager generation);

        Assert.Equal(["LIVE_Deep", "live_Twice"], generation.Vault.LiveFuncs.Select(f => f.Name));
        Assert.Equal(42, generation.Vault.LiveFuncs.Get<Func<int, int>>("live_Twice")(21));
        Assert.Equal("Live_Fire", Assert.Single(generation.Vault.LiveTypes).Name);
        Assert.NotNull(generation.Vault.LiveTypes["live_fire"].Factory!());
    }

    [Fact]
    public async Task V04_SameLiveNameInTwoPluginsFailsAndNamesBoth()
    {
        Folder.Write(Plugin("A") with { Members = "internal static void live_Same() { }" });
        Folder.Write(Plugin("B") with { Members = "internal static void LIVE_same() { }" });

        PluginLoadException e = await AssertFailsAsync(() => NewHost().LoadAsync());
        string message = Assert.Single(e.Errors).Message;
        Assert.Contains("A", message, StringComparison.Ordinal);
        Assert.Contains("plugin B", message, StringComparison.Ordinal);
        Assert.Empty(Marks);
    }

    [Fact]
    public async Task MissingNamesAndWrongTypesAreTold()
    {
        Folder.Write(Plugin("A") with { Members = "internal static int live_Twice(int n) => 2 * n;" });
        PluginHost host = await LoadedHostAsync(o => o.ExtensionFactory = () => "text");
        Vault vault = host.Current!.Vault;

        Assert.Contains("live_Nothing", Assert.Throws<KeyNotFoundException>(() => vault.LiveFuncs.Get<Action>("live_Nothing")).Message, StringComparison.Ordinal);
        Assert.Contains("Func", Assert.Throws<InvalidCastException>(() => vault.LiveFuncs.Get<Action>("live_Twice")).Message, StringComparison.Ordinal);
        Assert.False(vault.LiveFuncs.TryGet<Action>("live_Twice", out _));
        Assert.True(vault.LiveFuncs.TryGet<Func<int, int>>("live_Twice", out _));
        Assert.Equal("text", vault.GetExtension<string>());
        Assert.Throws<InvalidOperationException>(() => vault.GetExtension<Uri>());
        Assert.Throws<KeyNotFoundException>(() => vault.DataBag["nothing"]);
    }
}
