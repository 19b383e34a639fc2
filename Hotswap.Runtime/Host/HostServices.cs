using Microsoft.Extensions.Logging;

namespace Hotswap;

/// <summary>What the parts of one host share.</summary>
internal sealed class HostServices
{
    public HostServices(PluginHostOptions options)
    {
        Options = options;
        Time = options.TimeProvider;
        Logger = options.LoggerFactory.CreateLogger("Hotswap");
        Ledger = new VersionLedger(Time);
        Lifecycle = new LifecycleRunner(options.LifecycleTimeout, Time);
        UnloadWatch = new UnloadWatch(options.LeakTimeout, options.CollectInterval, Time, Logger);
        Shared = DynamicLoading.IsSupported ? new SharedAssemblies(options.SharedAssemblies) : null;
        Folders = new PluginFolders(Logger);
        NativeLibraries = new NativeLibraryStore(options.PrivateCopyDirectory, Logger);
        Loader = new PluginLoader(this);
        Retirement = new Retirement(this);
    }

    public PluginHostOptions Options { get; }

    public TimeProvider Time { get; }

    public ILogger Logger { get; }

    public CurrentGeneration Current { get; } = new();

    public VersionLedger Ledger { get; }

    public LifecycleRunner Lifecycle { get; }

    public UnloadWatch UnloadWatch { get; }

    /// <summary>The sharing rule; null where nothing can be loaded at run time.</summary>
    public SharedAssemblies? Shared { get; }

    public PluginFolders Folders { get; }

    public NativeLibraryStore NativeLibraries { get; }

    public PluginLoader Loader { get; }

    public Retirement Retirement { get; }

    /// <summary>Guards the reference counts of versions.</summary>
    public Lock References { get; } = new();
}
