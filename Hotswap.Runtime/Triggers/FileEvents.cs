using Microsoft.Extensions.Logging;

namespace Hotswap;

/// <summary>
/// Wakes whoever waits when something below a folder may have changed: at once where the file system tells, else at the
/// next poll. Not every file system tells, and none promises to tell all. One waiter at a time.
/// </summary>
internal sealed class FileEvents(ReloadTrigger trigger, TimeSpan pollInterval, TimeProvider time, ILogger logger) : IDisposable
{
    private readonly SemaphoreSlim _changed = new(0, 1);
    private FileSystemWatcher? _watcher;
    private string? _refused;
    private volatile bool _broken;

    /// <summary>Waits for the next sign of a change, or the next poll.</summary>
    /// <param name="directory">The folder; another than last time is changed over to.</param>
    /// <param name="recursive">Whether its subfolders count.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>Whether there was a sign.</returns>
    public async Task<bool> WaitAsync(string directory, bool recursive, CancellationToken cancellation)
    {
        Listen(directory, recursive);
        using CancellationTokenSource poll = new(pollInterval, time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(poll.Token, cancellation);
        try
        {
            await _changed.WaitAsync(either.Token).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // Nothing was told; the caller looks for itself.
            return false;
        }
    }

    /// <summary>Listens anew: a change was seen that was not told, as when the folder was replaced by another of its name.</summary>
    public void Restart() => _broken = true;

    public void Dispose()
    {
        _watcher?.Dispose();
        _changed.Dispose();
    }

    private void Listen(string directory, bool recursive)
    {
        if (_watcher is { } current && current.Path == directory && !_broken && Directory.Exists(directory))
        {
            return;
        }

        _watcher?.Dispose();
        _watcher = null;
        _broken = false;
        if (!Directory.Exists(directory))
        {
            return;
        }

        FileSystemWatcher watcher = new();
        try
        {
            watcher.Path = directory;
            watcher.IncludeSubdirectories = recursive;
            watcher.Changed += Signal;
            watcher.Created += Signal;
            watcher.Deleted += Signal;
            watcher.Renamed += Signal;
            watcher.Error += (_, _) =>
            {
                // Signs were lost, or the folder is gone: look at once, and start over.
                _broken = true;
                Signal();
            };
            watcher.EnableRaisingEvents = true;
            _watcher = watcher;
            _refused = null;

            // What happened before it listened was not told.
            Signal();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            watcher.Dispose();
            if (_refused != directory)
            {
                _refused = directory;
                logger.TriggerPollsOnly(trigger.Name(), directory, pollInterval, e.Message);
            }
        }
    }

    private void Signal(object sender, FileSystemEventArgs e) => Signal();

    private void Signal()
    {
        try
        {
            _changed.Release();
        }
        catch (Exception e) when (e is SemaphoreFullException or ObjectDisposedException)
        {
            // A sign is waiting already, or nobody is interested any more.
        }
    }
}
