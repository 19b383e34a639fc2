namespace Hotswap;

/// <summary>Refuses reloads where too many versions have leaked: a server that goes on would run out of memory.</summary>
internal sealed class LeakLimit(int most, VersionLedger ledger, UnloadWatch watch)
{
    private const int MostNamed = 5;

    /// <exception cref="PluginLoadException">The limit is reached.</exception>
    public async Task CheckAsync()
    {
        if (ledger.Totals.Leaked == 0)
        {
            return;
        }

        // Leaked ones are looked at only now and then, and some may be gone.
        await watch.LookAsync().ConfigureAwait(false);
        IReadOnlyList<PluginVersionId> leaked = ledger.Leaked();
        if (leaked.Count < most)
        {
            return;
        }

        watch.AskForLeaked();
        string more = leaked.Count > MostNamed ? $" and {leaked.Count - MostNamed} more" : "";
        throw new PluginLoadException([new PluginLoadError(null, LoadStage.Preflight,
            $"reloads are refused: {leaked.Count} versions that were replaced are still in memory ({string.Join(", ", leaked.Take(MostNamed))}{more}), "
            + $"and MaxLeakedVersions is {most}. Find what keeps them (build the plugins with the analyzers on: HS3xxx and HS4xxx), "
            + "and restart the host; or let go of it in the host and try again in a moment; or raise PluginHostOptions.MaxLeakedVersions.")]);
    }
}
