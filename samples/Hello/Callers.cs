using System.Diagnostics;
using Hello.Contract;
using Hotswap;

namespace Hello;

/// <summary>Threads that call the plugin without pause for breath, each in a way of its own, and check every answer.</summary>
internal sealed class Callers : IDisposable
{
    // A burst, then a pause, so that on a small machine the build of the plugin gets its share.
    private const int Burst = 100;

    private readonly PluginHost _host;
    private readonly IReadOnlyList<string> _greetings;
    private readonly Caller[] _callers;
    private volatile bool _stop;
    private volatile bool _reloading;

    /// <param name="host">The host.</param>
    /// <param name="greetings">Every greeting that may be heard, in the order in which the versions come.</param>
    public Callers(PluginHost host, IReadOnlyList<string> greetings)
    {
        _host = host;
        _greetings = greetings;
        Func<string, string>[] ways = [ByName, ByDelegate, ByExport, ByName];
        _callers = [.. ways.Select((way, i) => new Caller(this, way, $"caller {i}"))];
    }

    public int Count => _callers.Length;

    public long Calls => _callers.Sum(c => c.Calls);

    public long Failed => _callers.Sum(c => c.Failed);

    /// <summary>What went wrong first, if anything did.</summary>
    public string? FirstFailure => _callers.Select(c => c.FirstFailure).FirstOrDefault(f => f is not null);

    public TimeSpan SlowestDuringReloads => _callers.Max(c => c.SlowestDuringReloads);

    public TimeSpan SlowestOutsideReloads => _callers.Max(c => c.SlowestOutsideReloads);

    /// <summary>Marks the time of a reload.</summary>
    public async Task<T> DuringReload<T>(Func<Task<T>> reload)
    {
        _reloading = true;
        try
        {
            return await reload();
        }
        finally
        {
            _reloading = false;
        }
    }

    /// <summary>Lets every caller finish its call and ends it.</summary>
    public void Stop()
    {
        _stop = true;
        foreach (Caller caller in _callers)
        {
            caller.Join();
        }
    }

    public void Dispose() => Stop();

    private string ByName(string name) => (string)_host.InvokeFunc("World", "greet", name)!;

    private string ByDelegate(string name)
    {
        using Lease lease = _host.Enter(out PluginManager generation);
        return generation.GetPlugin("World").GetFunc<Func<string, string>>("greet")(name);
    }

    private string ByExport(string name)
    {
        using Lease lease = _host.Enter(out PluginManager generation);
        return generation.GetPlugin("World").GetExport<IWorld>().Greet(name);
    }

    private sealed class Caller
    {
        private readonly Callers _all;
        private readonly Func<string, string> _call;
        private readonly Thread _thread;
        private long _calls;
        private long _failed;
        private int _newest;

        public Caller(Callers all, Func<string, string> call, string name)
        {
            _all = all;
            _call = call;
            _thread = new Thread(() => Run(name)) { IsBackground = true, Name = name };
            _thread.Start();
        }

        public long Calls => Interlocked.Read(ref _calls);

        public long Failed => Interlocked.Read(ref _failed);

        public string? FirstFailure { get; private set; }

        public TimeSpan SlowestDuringReloads { get; private set; }

        public TimeSpan SlowestOutsideReloads { get; private set; }

        public void Join() => _thread.Join();

        private void Run(string name)
        {
            while (!_all._stop)
            {
                for (int i = 0; i < Burst && !_all._stop; i++)
                {
                    CallOnce(name);
                }

                Thread.Sleep(1);
            }
        }

        private void CallOnce(string name)
        {
            bool reloadingBefore = _all._reloading;
            long start = Stopwatch.GetTimestamp();
            try
            {
                Check(_call(name), name);
            }
            catch (Exception e)
            {
                Fail($"{e.GetType().Name}: {e.Message}");
            }

            TimeSpan took = Stopwatch.GetElapsedTime(start);
            if (reloadingBefore || _all._reloading)
            {
                SlowestDuringReloads = took > SlowestDuringReloads ? took : SlowestDuringReloads;
            }
            else
            {
                SlowestOutsideReloads = took > SlowestOutsideReloads ? took : SlowestOutsideReloads;
            }

            Interlocked.Increment(ref _calls);
        }

        // The answer must be that of some version, and never of an older one than the last.
        private void Check(string answer, string name)
        {
            int version = -1;
            for (int i = _newest; i < _all._greetings.Count && version < 0; i++)
            {
                version = answer == $"{_all._greetings[i]}, {name}!" ? i : -1;
            }

            if (version < 0)
            {
                Fail($"unexpected answer \"{answer}\" after \"{_all._greetings[_newest]}\"");
                return;
            }

            _newest = version;
        }

        private void Fail(string what)
        {
            FirstFailure ??= what;
            Interlocked.Increment(ref _failed);
        }
    }
}
