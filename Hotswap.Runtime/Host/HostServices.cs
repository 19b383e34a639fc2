using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Hotswap;

/// <summary>What the parts of one host share.</summary>
internal sealed class HostServices : IDisposable
{
    public HostServices(PluginHostOptions options, object scope)
    {
        Options = options;
        Time = options.TimeProvider;
        Logger = new GuardedLogger(options.LoggerFactory.CreateLogger("Hotswap"));
        Ledger = new VersionLedger(Time);
        Current = new CurrentGeneration(options.LeaseDiagnostics
            ? new LeaseDiagnostics(options.DrainWarnAfter, Time, Logger, () => Metrics!.LeaseForgotten())
            : null);
        Lifecycle = new LifecycleRunner(options.LifecycleTimeout, Time);
        UnloadWatch = new UnloadWatch(options.LeakTimeout, options.CollectInterval, Time, Logger);
        LeakLimit = new LeakLimit(options.MaxLeakedVersions, Ledger, UnloadWatch);
        Shared = DynamicLoading.IsSupported ? new SharedAssemblies(new RunningHost(), options.SharedAssemblies) : null;
        Folders = new PluginFolders(Logger);
        NativeLibraries = new NativeLibraryStore(options.PrivateCopyDirectory, Logger);
        Loader = new PluginLoader(this);
        Retirement = new Retirement(this);

        // Last: a meter lives until it is disposed, also that of a host whose constructor threw.
        Metrics = new HostMetrics(scope, Ledger, Current, () => Drains!);
        Drains = new DrainWatch(options.DrainWarnAfter, Time, Metrics, Current.Diagnostics, Logger);
    }

    public PluginHostOptions Options { get; }

    public TimeProvider Time { get; }

    public ILogger Logger { get; }

    public CurrentGeneration Current { get; }

    public VersionLedger Ledger { get; }

    public LifecycleRunner Lifecycle { get; }

    public UnloadWatch UnloadWatch { get; }

    public LeakLimit LeakLimit { get; }

    public DrainWatch Drains { get; }

    public HostMetrics Metrics { get; }

    public ActivitySource Activities { get; } = new(TelemetryNames.Source, typeof(HostServices).Assembly.GetName().Version?.ToString(3));

    /// <summary>The sharing rule; null where nothing can be loaded at run time.</summary>
    public SharedAssemblies? Shared { get; }

    public PluginFolders Folders { get; }

    public NativeLibraryStore NativeLibraries { get; }

    public PluginLoader Loader { get; }

    public Retirement Retirement { get; }

    /// <summary>Tells whether code runs inside a job of one of the host's queues.</summary>
    public JobScope Jobs { get; } = new();

    /// <summary>Guards the reference counts of versions.</summary>
    public Lock References { get; } = new();

    /// <summary>A newer generation serves. Raised in the course of the load: listeners return at once and do not throw.</summary>
    public event Action? Swapped;

    public void RaiseSwapped() => Swapped?.Invoke();

    /// <summary>Ends telemetry; what is reported later goes nowhere.</summary>
    public void Dispose()
    {
        Current.Diagnostics?.Dispose();
        Metrics.Dispose();
        Activities.Dispose();
    }
}
