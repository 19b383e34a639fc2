using Microsoft.Extensions.Hosting;

namespace Pitfalls;

/// <summary>Work that goes on after the version has been replaced.</summary>
internal static class Work
{
    private static readonly TimeSpan _tick = TimeSpan.FromMilliseconds(50);

    internal static void LoopForEver() => Task.Run(async () =>
    {
        // HS3001
        while (true)
        {
            await Task.Delay(50);
        }
    }).ContinueWith(_ => { });

    internal static void HaveAThread()
    {
        // HS3002
        new Thread(WaitAtTheGate) { IsBackground = true }.Start();
    }

    internal static void KeepATimer()
    {
        // HS3003
        Timer timer = new(_ => Beat(), null, _tick, _tick);
        Kept.Timer = timer;
    }

    internal static void DropATask()
    {
        // HS3004
        _ = Task.Run(() => Server.Gate.Wait(TimeSpan.FromMinutes(10)));
    }

    internal static void HostAService() => new Heart().StartAsync(CancellationToken.None).Wait();

    internal static void WaitTooLong() => WaitAsync().ContinueWith(_ => { });

    private static async Task WaitAsync()
    {
        // HS3006
        await Task.Delay(TimeSpan.FromMinutes(10));
        Beat();
    }

    private static void WaitAtTheGate()
    {
        Server.Gate.Wait();
        Beat();
    }

    private static void Beat() => State.visits++;

    private static class Kept
    {
        internal static Timer? Timer { get; set; }
    }

    // HS3005
    private sealed class Heart : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                await Task.Delay(50, stoppingToken);
            }
        }
    }
}
