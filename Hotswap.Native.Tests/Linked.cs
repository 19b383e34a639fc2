using Hotswap;
using Native.Contract;

namespace Native.Tests;

/// <summary>A host with the plugins that are linked in.</summary>
internal sealed class Linked : IAsyncDisposable
{
    private readonly PluginHost _host = new(new PluginHostOptions { StaticPlugins = StaticPlugins.All, FreeDelay = TimeSpan.Zero });

    public static async Task<Linked> StartAsync()
    {
        Linked linked = new();
        await linked._host.LoadAsync("data");
        return linked;
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    public Task K04_PluginsAreLoadedInOrder()
    {
        Checks.Equal("Probe, Client", string.Join(", ", _host.Current!.Plugins.Select(p => p.Name)));
        Checks.Equal("Probe.OnLoad data, Client.OnLoad cba", string.Join(", ", Journal.Lines.Take(2)));
        Checks.Equal("here", (string?)_host.Current!.Vault.DataBag["probe"]);
        return Task.CompletedTask;
    }

    public async Task K04_FunctionsAreCalled()
    {
        Checks.Equal("olleh", (string?)_host.InvokeFunc("client", "reverse", "hello"));
        Checks.Equal(6L, (long)_host.InvokeFunc("Client", "sum", 2, 3)!);
        Checks.Equal(5L, (long)(await _host.InvokeFuncAsync("Client", "sum later", 2, 3))!);
        using Lease lease = _host.Enter(out PluginManager generation);
        Checks.Equal(7L, generation.FindPlugin("Client")!.GetFunc<Func<int, long, byte, long>>("sum")(2, 3, 2));
        Checks.Equal("cba", generation.FindPlugin("Probe")!.GetExport<IProbe>().Reverse("abc"));
    }

    public async Task K04_ResultsOfHandWrittenDispatchAreAwaited()
    {
        Checks.Equal(1, (int)_host.InvokeFunc("Probe", "plain", "a")!);
        Checks.Equal(2, (int)(await _host.InvokeFuncAsync("Probe", "task", "a", "b"))!);
        Checks.Equal(new Measure("m", 1.5), (Measure)(await _host.InvokeFuncAsync("Probe", "value task"))!);
        Checks.Equal(null, await _host.InvokeFuncAsync("Probe", "task without result"));
    }

    public async Task K04_LiveThingsAreFoundAndRun()
    {
        using (_host.Enter(out PluginManager generation))
        {
            Checks.Equal("abab", generation.Vault.LiveFuncs.Get<Func<string, int, string>>("live_Repeat")("ab", 2));
        }

        await _host.RunAsync(LiveJob.Parse((byte[])_host.InvokeFunc("Client", "order", "remember")!));
        Checks.Equal("Note remember, Measure { Unit = m, Value = 1 } Measure { Unit = s, Value = NaN }, 2 tags, 1970", Journal.Lines[^1]);
    }

    public async Task K04_ReloadIsRefused()
    {
        InvalidOperationException e = await Checks.ThrowsAsync<InvalidOperationException>(() => _host.ReloadAsync());
        Checks.Contains("running under static linking mode", e.Message);
    }

    public async Task K04_DisposalFreesInReverseOrder()
    {
        await _host.DisposeAsync();
        Checks.Equal("Client's work ends, Client.OnFree, Probe.OnFree", string.Join(", ", Journal.Lines.TakeLast(3)));
    }
}
