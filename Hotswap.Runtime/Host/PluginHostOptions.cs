using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hotswap;

/// <summary>How a <see cref="PluginHost"/> works. Read once, when the host is created.</summary>
public sealed class PluginHostOptions
{
    /// <summary>
    /// The folder with the plugins, one subfolder each (<c>plugins/world/world.dll</c>) or flat (<c>plugins/world.dll</c>).
    /// A relative path is taken from the host's own folder (<see cref="AppContext.BaseDirectory"/>). Default: <c>plugins</c>.
    /// </summary>
    public string PluginDirectory { get; set; } = "plugins";

    /// <summary>
    /// The plugins that are linked into the host: <c>StaticPlugins.All</c>, which the generator writes. Where it is not empty,
    /// these are loaded instead of what is in the plugin directory, once, and reload is refused. Default: empty.
    /// </summary>
    public IReadOnlyList<StaticPlugin> StaticPlugins { get; set; } = [];

    /// <summary>
    /// How long a replaced generation is kept after its last lease ended, before its versions are freed: time for calls
    /// that hold no lease. Default: 15 seconds.
    /// </summary>
    public TimeSpan FreeDelay { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a lifecycle method may take before the load fails and its version is abandoned. Default: 30 seconds.</summary>
    public TimeSpan LifecycleTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long the code of a new version may be prepared before it serves, off the callers' threads; zero for not at all.
    /// Default: 1 second.
    /// </summary>
    public TimeSpan WarmUpBudget { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long disposal waits for calls that are still inside the last generation. Default: 30 seconds.</summary>
    public TimeSpan DrainTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long an unloaded version may stay in memory before it is called leaked; two gen2 collections begun after the
    /// unload must have passed as well. Default: 60 seconds.
    /// </summary>
    public TimeSpan LeakTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>The least time between two collections that the runtime asks for; they never block. Default: 10 seconds.</summary>
    public TimeSpan CollectInterval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether a reload that finds no plugin at all, while some serve, is taken at its word. Default: false.</summary>
    public bool AllowEmpty { get; set; }

    /// <summary>The plugins that may be loaded, by name, ignoring case; null or empty for all that are found. Default: null.</summary>
    public IReadOnlyCollection<string>? Whitelist { get; set; }

    /// <summary>Called when the next generation of any load is complete, before it serves. Default: none.</summary>
    public ReloadCallback? ReloadCallback { get; set; }

    /// <summary>What is done with an unchanged plugin when one that it imports is loaded anew. Default: <see cref="DependentPolicy.Relink"/>.</summary>
    public DependentPolicy DependentPolicy { get; set; } = DependentPolicy.Relink;

    /// <summary>
    /// Names of further assemblies of the host that plugins share instead of taking their own copy. Contracts, the framework
    /// and Hotswap.Runtime are shared anyway. Default: none.
    /// </summary>
    public IReadOnlyCollection<string> SharedAssemblies { get; set; } = [];

    /// <summary>
    /// The folder for private copies of plugins' native libraries. Nothing is written where no plugin has one. Null: the
    /// system's temporary folder. Default: null.
    /// </summary>
    public string? PrivateCopyDirectory { get; set; }

    /// <summary>Makes the extension of a new generation's vault; called once a load. Default: none.</summary>
    public Func<object?>? ExtensionFactory { get; set; }

    /// <summary>Makes the loggers of host and plugins. Default: none.</summary>
    public ILoggerFactory LoggerFactory { get; set; } = NullLoggerFactory.Instance;

    /// <summary>The clock. Default: the system's.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    internal void Validate()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(PluginDirectory, nameof(PluginDirectory));
        ArgumentNullException.ThrowIfNull(StaticPlugins, nameof(StaticPlugins));
        ArgumentNullException.ThrowIfNull(SharedAssemblies, nameof(SharedAssemblies));
        ArgumentNullException.ThrowIfNull(LoggerFactory, nameof(LoggerFactory));
        ArgumentNullException.ThrowIfNull(TimeProvider, nameof(TimeProvider));
        RequireNotNegative(FreeDelay, nameof(FreeDelay));
        RequireNotNegative(WarmUpBudget, nameof(WarmUpBudget));
        RequireNotNegative(CollectInterval, nameof(CollectInterval));
        RequireNotNegative(LeakTimeout, nameof(LeakTimeout));
        RequireTimeout(LifecycleTimeout, nameof(LifecycleTimeout));
        RequireTimeout(DrainTimeout, nameof(DrainTimeout));
    }

    private static void RequireNotNegative(TimeSpan value, string name)
    {
        if (value < TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} must not be negative.");
        }
    }

    private static void RequireTimeout(TimeSpan value, string name)
    {
        if (value <= TimeSpan.Zero && value != Timeout.InfiniteTimeSpan)
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} must be positive, or Timeout.InfiniteTimeSpan.");
        }
    }
}
