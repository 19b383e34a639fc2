using Microsoft.Extensions.Logging;

namespace Hotswap;

/// <summary>Looks at something on disk, waits until a change of it has settled, and acts. Runs until it is cancelled.</summary>
/// <param name="kind">Which trigger this is.</param>
/// <param name="services">Clock, log and metrics.</param>
/// <param name="directory">The folder that it is about; asked again before each wait.</param>
/// <param name="recursive">Whether changes in its subfolders count.</param>
/// <param name="settling">Tells what was taken last and when a change has come to rest.</param>
/// <param name="look">What is there now. May throw what file access throws.</param>
/// <param name="act">What is done with a settled change. Must not throw but for cancellation.</param>
internal sealed class ChangeTrigger<T>(
    ReloadTrigger kind, HostServices services, Func<string> directory, bool recursive, Settling<T> settling, Func<T> look, Func<T, CancellationToken, Task> act)
{
    // Signs come in swarms while something writes; looking costs a walk over the folder.
    private static readonly TimeSpan _longestDebounce = TimeSpan.FromMilliseconds(100);

    private string? _failure;
    private bool _isToldOf;

    public async Task RunAsync(CancellationToken cancellation)
    {
        TimeSpan settleTime = services.Options.WatchSettleTime;
        TimeSpan debounce = settleTime < _longestDebounce ? settleTime : _longestDebounce;
        using FileEvents events = new(kind, services.Options.WatchPollInterval, services.Time, services.Logger);
        while (true)
        {
            bool wasTold = await events.WaitAsync(directory(), recursive, cancellation).ConfigureAwait(false);
            await Task.Delay(debounce, services.Time, cancellation).ConfigureAwait(false);
            while (await LookAsync(cancellation).ConfigureAwait(false) == Look.Settling)
            {
                if (!wasTold)
                {
                    events.Restart();
                }

                await Task.Delay(settleTime, services.Time, cancellation).ConfigureAwait(false);
            }
        }
    }

    private async Task<Look> LookAsync(CancellationToken cancellation)
    {
        T seen;
        try
        {
            seen = look();
            _failure = null;
            _isToldOf = false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A file may vanish between its listing and the look at it: only what lasts is worth a line, and only one.
            if (_failure != e.Message)
            {
                _failure = e.Message;
                return Look.Settling;
            }

            if (!_isToldOf)
            {
                _isToldOf = true;
                services.Metrics.TriggerFailed(kind);
                services.Logger.TriggerCannotLook(kind.Name(), directory(), e.Message);
            }

            return Look.Unchanged;
        }

        Look result = settling.Observe(seen);
        if (result == Look.Settled)
        {
            await act(seen, cancellation).ConfigureAwait(false);
        }

        return result;
    }
}
