using System.Collections.Concurrent;

namespace Hotswap.Runtime.Tests.Hammer;

/// <summary>What hammered plugins export and import.</summary>
public interface IHammered
{
    int Twice(int n);
}

/// <summary>
/// Where hammered plugins report to, and where they are told to fail. A type of the tests, so that it keeps nothing of a plugin.
/// </summary>
public sealed class HammerBoard
{
    private static volatile HammerBoard _current = new();

    private readonly ConcurrentQueue<HammerGuard> _guards = new();
    private readonly ConcurrentQueue<string> _violations = new();
    private long _lastId;
    private volatile Armed? _armed;

    /// <summary>The board of the run; there is one run at a time.</summary>
    public static HammerBoard Current
    {
        get => _current;
        set => _current = value;
    }

    /// <summary>One for each plugin object that was made.</summary>
    public IReadOnlyCollection<HammerGuard> Guards => _guards;

    /// <summary>What must not have happened.</summary>
    public IReadOnlyCollection<string> Violations => _violations;

    /// <summary>A guard for a new plugin object; its number is larger than any before.</summary>
    public HammerGuard Open(string plugin)
    {
        HammerGuard guard = new(this, plugin, Interlocked.Increment(ref _lastId));
        _guards.Enqueue(guard);
        return guard;
    }

    /// <summary>Called by plugins at each stage of their lives: fails, or cancels the load, where that was asked for.</summary>
    public void Reach(string plugin, HammerStage stage)
    {
        if (_armed is { } armed && armed.Stage == stage && armed.Plugin == plugin && Interlocked.Exchange(ref armed.Fired, true) is false)
        {
            if (armed.Cancel is { } cancel)
            {
                cancel();
            }
            else
            {
                throw new InvalidOperationException($"hammered at {stage}");
            }
        }
    }

    public void Violate(string what) => _violations.Enqueue(what);

    /// <summary>Makes the next arrival of the plugin at the stage fail, or cancel.</summary>
    internal void Arm(string plugin, HammerStage stage, Action? cancel) => _armed = new Armed(plugin, stage, cancel);

    /// <returns>Whether the stage was reached.</returns>
    internal bool Disarm()
    {
        Armed? armed = _armed;
        _armed = null;
        return armed is not null && Volatile.Read(ref armed.Fired);
    }

    private sealed class Armed(string plugin, HammerStage stage, Action? cancel)
    {
        public bool Fired;

        public string Plugin => plugin;

        public HammerStage Stage => stage;

        public Action? Cancel => cancel;
    }
}
