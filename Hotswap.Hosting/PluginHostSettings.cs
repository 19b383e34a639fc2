using Microsoft.Extensions.Configuration;

namespace Hotswap;

/// <summary>
/// The options that a configuration can set, by their names. Read key by key instead of by a binder: an unknown key is an error,
/// a bare number is no duration, and nothing of it needs reflection.
/// </summary>
internal static class PluginHostSettings
{
    private static readonly Setting[] _all =
    [
        Setting.Text(nameof(PluginHostOptions.PluginDirectory), (o, v) => o.PluginDirectory = v),
        Setting.Text(nameof(PluginHostOptions.DeploymentDirectory), (o, v) => o.DeploymentDirectory = v),
        Setting.Text(nameof(PluginHostOptions.FlagFile), (o, v) => o.FlagFile = v),
        Setting.Text(nameof(PluginHostOptions.PrivateCopyDirectory), (o, v) => o.PrivateCopyDirectory = v),
        Setting.Number(nameof(PluginHostOptions.DeploymentsToKeep), (o, v) => o.DeploymentsToKeep = v),
        Setting.Number(nameof(PluginHostOptions.MaxLeakedVersions), (o, v) => o.MaxLeakedVersions = v),
        Setting.Switch(nameof(PluginHostOptions.Watch), (o, v) => o.Watch = v),
        Setting.Switch(nameof(PluginHostOptions.LeaseDiagnostics), (o, v) => o.LeaseDiagnostics = v),
        Setting.Switch(nameof(PluginHostOptions.AllowEmpty), (o, v) => o.AllowEmpty = v),
        Setting.Duration(nameof(PluginHostOptions.WatchSettleTime), (o, v) => o.WatchSettleTime = v),
        Setting.Duration(nameof(PluginHostOptions.WatchPollInterval), (o, v) => o.WatchPollInterval = v),
        Setting.Duration(nameof(PluginHostOptions.FreeDelay), (o, v) => o.FreeDelay = v),
        Setting.Duration(nameof(PluginHostOptions.LifecycleTimeout), (o, v) => o.LifecycleTimeout = v),
        Setting.Duration(nameof(PluginHostOptions.WarmUpBudget), (o, v) => o.WarmUpBudget = v),
        Setting.Duration(nameof(PluginHostOptions.DrainWarnAfter), (o, v) => o.DrainWarnAfter = v),
        Setting.Duration(nameof(PluginHostOptions.DrainTimeout), (o, v) => o.DrainTimeout = v),
        Setting.Duration(nameof(PluginHostOptions.LeakTimeout), (o, v) => o.LeakTimeout = v),
        Setting.Duration(nameof(PluginHostOptions.CollectInterval), (o, v) => o.CollectInterval = v),
        Setting.Signal(nameof(PluginHostOptions.ReloadSignal), (o, v) => o.ReloadSignal = v),
        Setting.Choice<DependentPolicy>(nameof(PluginHostOptions.DependentPolicy), (o, v) => o.DependentPolicy = v),
        Setting.Names(nameof(PluginHostOptions.Whitelist), (o, v) => o.Whitelist = v),
        Setting.Names(nameof(PluginHostOptions.SharedAssemblies), (o, v) => o.SharedAssemblies = v),
    ];

    private static readonly string[] _inCodeOnly =
    [
        nameof(PluginHostOptions.StaticPlugins), nameof(PluginHostOptions.ReloadCallback), nameof(PluginHostOptions.ExtensionFactory),
        nameof(PluginHostOptions.LoggerFactory), nameof(PluginHostOptions.TimeProvider),
    ];

    /// <summary>The names of the options that a configuration can set.</summary>
    public static IEnumerable<string> Names => _all.Select(s => s.Name);

    /// <summary>Sets the options that a section has; what it has wrong is left as it was, and found by <see cref="FindProblems"/>.</summary>
    public static void Apply(IConfigurationSection section, PluginHostOptions options)
    {
        foreach (IConfigurationSection key in Keys(section))
        {
            if (Find(key) is { } setting && setting.Read(key, out Action<PluginHostOptions>? set) is null)
            {
                set!(options);
            }
        }
    }

    /// <summary>Every key of a section that is unknown or cannot be read, with the reason and the remedy.</summary>
    public static IEnumerable<string> FindProblems(IConfigurationSection section)
    {
        foreach (IConfigurationSection key in Keys(section))
        {
            if (Find(key) is { } setting)
            {
                if (setting.Read(key, out _) is { } problem)
                {
                    yield return $"{key.Path} is \"{key.Value}\": {problem}";
                }
            }
            else if (_inCodeOnly.Contains(key.Key, StringComparer.OrdinalIgnoreCase))
            {
                yield return $"{key.Path}: this option holds objects of the program and cannot be configured. Set it in code: AddHotswap(options => options.{key.Key} = …).";
            }
            else
            {
                yield return $"{key.Path}: there is no such option. Known are {string.Join(", ", Names.Order(StringComparer.Ordinal))}.";
            }
        }
    }

    // A key that is set to null in JSON is one that is not set.
    private static IEnumerable<IConfigurationSection> Keys(IConfigurationSection section) => section.GetChildren().Where(k => k.Exists());

    private static Setting? Find(IConfigurationSection key) => _all.FirstOrDefault(s => s.Name.Equals(key.Key, StringComparison.OrdinalIgnoreCase));
}
