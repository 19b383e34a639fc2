namespace Hotswap.Runtime.Tests.Harness;

/// <summary>
/// The base of tests that run a host: a folder of plugins, a journal, a log, and, at the end of every test, the proof that
/// each version that was loaded gave its memory back.
/// </summary>
public abstract class HostTest : IAsyncLifetime
{
    private readonly List<PluginHost> _hosts = [];

    /// <summary>Tells this test's marks from those of others.</summary>
    private protected string Key { get; } = Guid.NewGuid().ToString("N");

    private protected PluginFolder Folder { get; } = new();

    private protected LogCapture Log { get; } = new();

    /// <summary>Whether the test leaves versions behind on purpose.</summary>
    private protected bool ExpectsLeftovers { get; set; }

    private protected IReadOnlyList<string> Marks => Journal.Read(Key);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        using (Folder)
        {
            foreach (PluginHost host in _hosts)
            {
                await AssertGoneAsync(host);
            }
        }
    }

    /// <summary>Disposes a host and asserts that every version is collected.</summary>
    private protected async Task AssertGoneAsync(PluginHost host)
    {
        // Once more before collecting: the frame that awaited plugin code is gone then.
        await Task.Yield();
        await host.DisposeAsync();
        VersionTotals totals = await host.WaitForVerdictsAsync(TestContext.Current.CancellationToken);
        if (!ExpectsLeftovers)
        {
            Assert.Equal(totals.Loaded, totals.Collected);
            Assert.Empty(host.Versions);
        }
    }

    private protected PluginText Plugin(string name) => new(name, Key);

    /// <summary>A host on the test's folder: no free delay, and collections asked for as fast as they go.</summary>
    private protected PluginHost NewHost(Action<PluginHostOptions>? configure = null)
    {
        PluginHostOptions options = new()
        {
            PluginDirectory = Folder.Path,
            FreeDelay = TimeSpan.Zero,
            CollectInterval = TimeSpan.FromMilliseconds(1),
            LeakTimeout = TimeSpan.FromSeconds(60),
            LoggerFactory = Log,
        };
        configure?.Invoke(options);
        PluginHost host = new(options);
        _hosts.Add(host);
        return host;
    }

    /// <summary>A loaded host.</summary>
    private protected async Task<PluginHost> LoadedHostAsync(Action<PluginHostOptions>? configure = null)
    {
        PluginHost host = NewHost(configure);
        await host.LoadAsync();
        return host;
    }

    private protected static async Task<PluginLoadException> AssertFailsAsync(Func<Task> load) => await Assert.ThrowsAsync<PluginLoadException>(load);

    private protected static string Greet(PluginHost host, string plugin) => (string)host.InvokeFunc(plugin, "greet")!;
}
