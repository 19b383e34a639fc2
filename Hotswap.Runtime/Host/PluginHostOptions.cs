using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;

namespace Hotswap;

/// <summary>How a <see cref="PluginHost"/> works. Read once, when the host is created.</summary>
public sealed class PluginHostOptions
{
    // A timer waits for 2^32 milliseconds at most.
    private static readonly TimeSpan _longest = TimeSpan.FromDays(49);

    /// <summary>
    /// The folder with the plugins, one subfolder each (<c>plugins/world/world.dll</c>) or flat (<c>plugins/world.dll</c>).
    /// A relative path is taken from the host's own folder (<see cref="AppContext.BaseDirectory"/>). Default: <c>plugins</c>.
    /// </summary>
    public string PluginDirectory { get; set; } = "plugins";

    /// <summary>
    /// Where plugins are deployed to while the service runs. If its flag file has content, the first load takes plugins from
    /// here, else from <see cref="PluginDirectory"/>, the shipped ones; reloads by <see cref="FlagFile"/> take them from here.
    /// If there is a folder here that has the version in the flag file as its name, they are taken from that folder.
    /// A relative path is taken as that of the plugin directory. Default: none.
    /// </summary>
    public string? DeploymentDirectory { get; set; }

    /// <summary>
    /// The flag file, such as <c>version.txt</c>: when its content changes, the host reloads, reading every file anew. The
    /// content names the version (<see cref="PluginHost.PatchVersion"/>); the outcome goes to <c>result.txt</c> beside it, the
    /// version on success, the error otherwise. A relative path is taken from <see cref="DeploymentDirectory"/>, or from
    /// <see cref="PluginDirectory"/> if there is none. The reload gets the data of the last LoadAsync or ReloadAsync.
    /// Default: null, no such trigger (<see cref="DeploymentDirectory"/> alone looks for <c>version.txt</c>, once, at the start).
    /// </summary>
    public string? FlagFile { get; set; }

    /// <summary>
    /// How many deployments are kept, where each has a folder of its own, <c>DeploymentDirectory/&lt;version&gt;/</c>: when a
    /// deployment serves, all but the newest so many, by the time of their folders, are deleted; the one that serves, and one that a
    /// serving plugin was loaded from, never is. Zero keeps all. Default: 0.
    /// </summary>
    public int DeploymentsToKeep { get; set; }

    /// <summary>
    /// Whether the host reloads when assemblies, native libraries or dependency manifests in the plugin directory change. The
    /// reload gets the data of the last LoadAsync or ReloadAsync. Default: false.
    /// </summary>
    public bool Watch { get; set; }

    /// <summary>How long files must stay as they are before a change counts: a build writes many, one after the other. Default: 500 milliseconds.</summary>
    public TimeSpan WatchSettleTime { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// How often <see cref="Watch"/> and <see cref="FlagFile"/> look by themselves, for file systems that do not tell of
    /// changes. Default: 5 seconds.
    /// </summary>
    public TimeSpan WatchPollInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// The signal at which the host reloads, such as <see cref="PosixSignal.SIGHUP"/>; Unix only. The reload gets the data of
    /// the last LoadAsync or ReloadAsync. Default: none.
    /// </summary>
    public PosixSignal? ReloadSignal { get; set; }

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

    /// <summary>
    /// How long calls may stay inside a replaced generation before that is logged, counted and shown as
    /// <see cref="PluginVersionState.DrainOverdue"/>. They are never interrupted. Default: 5 minutes.
    /// </summary>
    public TimeSpan DrainWarnAfter { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Whether it is kept track of where each lease was taken, to find those that are not disposed. A lease that its caller forgot,
    /// or holds for longer than <see cref="DrainWarnAfter"/>, is logged with the stack under which it was taken; disposing the host
    /// from within a lease throws; and disposal does not wait for forgotten ones. Each call then costs some microseconds: for
    /// tests, and for a while where leases are lost. Default: false.
    /// </summary>
    public bool LeaseDiagnostics { get; set; }

    /// <summary>How long disposal waits for calls that are still inside the last generation. Default: 30 seconds.</summary>
    public TimeSpan DrainTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long an unloaded version may stay in memory before it is called leaked; two gen2 collections begun after the
    /// unload must have passed as well. Default: 60 seconds.
    /// </summary>
    public TimeSpan LeakTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>The least time between two collections that the runtime asks for; they never block. Default: 10 seconds.</summary>
    public TimeSpan CollectInterval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How many leaked versions are borne. Where there are as many, a reload is refused before anything is loaded, and what
    /// serves serves on: each further one could leak as well, until the process runs out of memory. Those that are collected
    /// after all count no longer. Default: 100.
    /// </summary>
    public int MaxLeakedVersions { get; set; } = 100;

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

    /// <summary>
    /// Makes the loggers of host and plugins. Default: warnings and errors are written to the standard error stream, except for a load
    /// that failed by a call, which throws. <c>NullLoggerFactory.Instance</c> keeps the host silent.
    /// </summary>
    public ILoggerFactory LoggerFactory { get; set; } = LastResortLogger.Factory;

    /// <summary>The clock. Default: the system's.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Every option that is out of its range. The constructor of <see cref="PluginHost"/> refuses the first of them.</summary>
    /// <returns>What is wrong with each, and what it may be; empty if all is well.</returns>
    public IReadOnlyList<PluginHostOptionsProblem> FindProblems() => [.. Faults().Select(f => f.Problem)];

    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    /// <exception cref="PlatformNotSupportedException">An option is not for this system.</exception>
    internal void Validate()
    {
        foreach ((PluginHostOptionsProblem problem, object? value) in Faults())
        {
            throw problem.IsOfSystem ? new PlatformNotSupportedException(problem.Text)
                : value is null ? new ArgumentNullException(problem.Option, problem.Text)
                : value is string ? new ArgumentException(problem.Text, problem.Option)
                : new ArgumentOutOfRangeException(problem.Option, value, problem.Text);
        }
    }

    private IEnumerable<(PluginHostOptionsProblem Problem, object? Value)> Faults()
    {
        List<(PluginHostOptionsProblem, object?)> faults = [];
        Text(PluginDirectory, nameof(PluginDirectory));
        Given(StaticPlugins, nameof(StaticPlugins));
        Given(SharedAssemblies, nameof(SharedAssemblies));
        Given(LoggerFactory, nameof(LoggerFactory));
        Given(TimeProvider, nameof(TimeProvider));
        NotNegative(FreeDelay, nameof(FreeDelay));
        NotTooLong(FreeDelay, nameof(FreeDelay));
        NotNegative(WarmUpBudget, nameof(WarmUpBudget));
        NotNegative(CollectInterval, nameof(CollectInterval));
        NotNegative(LeakTimeout, nameof(LeakTimeout));
        NotNegative(WatchSettleTime, nameof(WatchSettleTime));
        NotTooLong(WatchSettleTime, nameof(WatchSettleTime));
        OptionalText(DeploymentDirectory, nameof(DeploymentDirectory));
        OptionalText(FlagFile, nameof(FlagFile));
        OptionalText(PrivateCopyDirectory, nameof(PrivateCopyDirectory));
        Timeout(WatchPollInterval, nameof(WatchPollInterval));
        Timeout(LifecycleTimeout, nameof(LifecycleTimeout));
        Timeout(DrainWarnAfter, nameof(DrainWarnAfter));
        Timeout(DrainTimeout, nameof(DrainTimeout));
        Count(DeploymentsToKeep, nameof(DeploymentsToKeep));
        if (MaxLeakedVersions <= 0)
        {
            Add(nameof(MaxLeakedVersions), $"{nameof(MaxLeakedVersions)} must be positive: give it a number from 1 on.", MaxLeakedVersions);
        }

        if (ReloadSignal is { } signal && SignalTrigger.FindProblem(signal, OperatingSystem.IsWindows()) is { } problem)
        {
            faults.Add((problem, signal));
        }

        return faults;

        void Add(string option, string text, object? value) => faults.Add((new PluginHostOptionsProblem(option, text), value));

        void Given(object? value, string option)
        {
            if (value is null)
            {
                Add(option, $"{option} must not be null; leave it at its default.", null);
            }
        }

        void Text(string? value, string option)
        {
            if (string.IsNullOrWhiteSpace(value))
            {
                Add(option, $"{option} must not be empty: give it a path.", value);
            }
        }

        void OptionalText(string? value, string option)
        {
            if (value is not null)
            {
                Text(value, option);
            }
        }

        void NotNegative(TimeSpan value, string option)
        {
            if (value < TimeSpan.Zero)
            {
                Add(option, $"{option} must not be negative: give it a duration such as 00:00:15, or zero.", value);
            }
        }

        void Timeout(TimeSpan value, string option)
        {
            if (value <= TimeSpan.Zero && value != System.Threading.Timeout.InfiniteTimeSpan)
            {
                Add(option, $"{option} must be positive, such as 00:00:30, or Timeout.InfiniteTimeSpan.", value);
            }

            NotTooLong(value, option);
        }

        void NotTooLong(TimeSpan value, string option)
        {
            if (value > _longest)
            {
                Add(option, $"{option} must not be longer than {_longest.Days} days, since no timer waits longer.", value);
            }
        }

        void Count(int value, string option)
        {
            if (value < 0)
            {
                Add(option, $"{option} must not be negative: give it a number from 0 on.", value);
            }
        }
    }
}
