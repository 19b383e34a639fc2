namespace Hotswap;

/// <summary>All versions that a host ever loaded: those that still matter one by one, the rest as counts. Thread-safe.</summary>
internal sealed class VersionLedger(TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly List<VersionRecord> _open = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.OrdinalIgnoreCase);
    private TaskCompletionSource? _allVerdicts;
    private int _loaded;
    private int _collected;
    private int _leaked;
    private int _abandoned;

    public VersionTotals Totals
    {
        get
        {
            lock (_lock)
            {
                return new VersionTotals(_loaded, _collected, _leaked, _abandoned);
            }
        }
    }

    /// <summary>How many versions are in one of these states; those that are collected are not looked at.</summary>
    public int CountIn(PluginVersionState[] states)
    {
        lock (_lock)
        {
            return _open.Count(r => states.Contains(r.State));
        }
    }

    /// <summary>Which versions have leaked, oldest first.</summary>
    public IReadOnlyList<PluginVersionId> Leaked()
    {
        lock (_lock)
        {
            return [.. _open.Where(r => r.State == PluginVersionState.Leaked).Select(r => r.Id)];
        }
    }

    /// <summary>Every version that is not collected, oldest first.</summary>
    public IReadOnlyList<PluginVersionStatus> Snapshot()
    {
        lock (_lock)
        {
            long now = time.GetTimestamp();
            return [.. _open.Select(r => new PluginVersionStatus(
                r.Id, r.State, time.GetElapsedTime(r.StateSince, now), time.GetElapsedTime(r.LoadedAt, now), r.OpenLeases, r.BackgroundWork))];
        }
    }

    public VersionRecord Open(string plugin, Version assemblyVersion, string hash)
    {
        lock (_lock)
        {
            int number = _numbers.GetValueOrDefault(plugin) + 1;
            _numbers[plugin] = number;
            _loaded++;
            VersionRecord record = new(new PluginVersionId(plugin, number, assemblyVersion, hash), this, time.GetTimestamp());
            _open.Add(record);
            return record;
        }
    }

    /// <summary>Forgets a version that has no memory of its own to give back: it was linked statically.</summary>
    public void Close(VersionRecord record)
    {
        lock (_lock)
        {
            _open.Remove(record);
            SignalVerdicts();
        }
    }

    /// <summary>Moves a version to another state; if <paramref name="from"/> is given, only out of that one.</summary>
    public void Move(VersionRecord record, PluginVersionState state, PluginVersionState? from = null)
    {
        lock (_lock)
        {
            if (record.State == state || (from is not null && record.State != from))
            {
                return;
            }

            Count(record.State, -1);
            Count(state, 1);
            record.Set(state, time.GetTimestamp());
            if (state == PluginVersionState.Collected)
            {
                _open.Remove(record);
            }

            SignalVerdicts();
        }
    }

    /// <summary>Completes when no version is on its way out: each that was retired is collected, leaked or abandoned.</summary>
    public Task VerdictsAsync()
    {
        lock (_lock)
        {
            if (!IsAnyOnItsWayOut())
            {
                return Task.CompletedTask;
            }

            _allVerdicts ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _allVerdicts.Task;
        }
    }

    private bool IsAnyOnItsWayOut() => _open.Exists(r =>
        r.State is PluginVersionState.Draining or PluginVersionState.DrainOverdue or PluginVersionState.Freeing or PluginVersionState.Unloading);

    private void SignalVerdicts()
    {
        if (_allVerdicts is not null && !IsAnyOnItsWayOut())
        {
            _allVerdicts.TrySetResult();
            _allVerdicts = null;
        }
    }

    private void Count(PluginVersionState state, int change)
    {
        switch (state)
        {
            case PluginVersionState.Collected:
                _collected += change;
                break;
            case PluginVersionState.Leaked:
                _leaked += change;
                break;
            case PluginVersionState.Abandoned:
                _abandoned += change;
                break;
        }
    }
}
