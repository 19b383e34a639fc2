using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Hotswap;

/// <summary>
/// Says how the plugins of a process are. Unhealthy: none is loaded, or as many versions have leaked as
/// <see cref="PluginHostOptions.MaxLeakedVersions"/> allows, so that reloads are refused. Degraded: the last reload failed, so that older code than was deployed
/// serves; or versions have leaked, cannot be freed, or are held by calls that do not end.
/// </summary>
internal sealed class HotswapHealthCheck(PluginHost host, IOptions<PluginHostOptions> options) : IHealthCheck
{
    /// <summary>The name under which it is registered.</summary>
    public const string Name = "hotswap";

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        VersionTotals totals = host.VersionTotals;
        IReadOnlyList<PluginVersionStatus> versions = host.Versions;
        int overdue = versions.Count(v => v.State == PluginVersionState.DrainOverdue);
        LoadOutcome? last = host.LastLoad;
        PluginManager? serving = host.Current;

        List<string> severe = [], mild = [];
        if (serving is null)
        {
            severe.Add("no plugins are loaded");
        }

        int limit = options.Value.MaxLeakedVersions;
        if (totals.Leaked > 0)
        {
            string leaked = string.Join(", ", versions.Where(v => v.State == PluginVersionState.Leaked).Select(v => v.Version));
            (totals.Leaked >= limit ? severe : mild).Add($"{totals.Leaked} versions have leaked, at {limit} reloads are refused: {leaked}");
        }

        if (last is { Succeeded: false } && serving is not null)
        {
            mild.Add($"the last reload failed, older code serves: {last.Error}");
        }

        if (totals.Abandoned > 0)
        {
            mild.Add($"{totals.Abandoned} versions could not be freed");
        }

        if (overdue > 0)
        {
            mild.Add($"{overdue} replaced versions are held by calls that do not end");
        }

        Dictionary<string, object> data = new()
        {
            ["reloads"] = host.ReloadCounter,
            ["versions.loaded"] = totals.Loaded,
            ["versions.collected"] = totals.Collected,
            ["versions.leaked"] = totals.Leaked,
            ["versions.abandoned"] = totals.Abandoned,
            ["versions.overdue"] = overdue,
        };
        if (last is not null)
        {
            data["last_load.ended_at"] = last.EndedAt;
            data["last_load.succeeded"] = last.Succeeded;
        }

        if (host.PatchVersion is { } version)
        {
            data["patch_version"] = version;
        }

        HealthStatus status = severe.Count > 0 ? context.Registration.FailureStatus : mild.Count > 0 ? HealthStatus.Degraded : HealthStatus.Healthy;
        string text = status == HealthStatus.Healthy ? last?.Report?.ToString() ?? "" : Sentence(severe.Concat(mild));
        return Task.FromResult(new HealthCheckResult(status, text, data: data));
    }

    private static string Sentence(IEnumerable<string> problems)
    {
        string text = string.Join("; ", problems);
        return $"{char.ToUpperInvariant(text[0])}{text[1..]}.";
    }
}
