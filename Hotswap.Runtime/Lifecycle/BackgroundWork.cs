using Microsoft.Extensions.Logging;

namespace Hotswap;

/// <summary>The running background work of one version: started by <see cref="PluginContext.Run"/>, stopped and awaited before OnFree.</summary>
internal sealed class BackgroundWork(PluginVersionId version, ILogger logger)
{
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _stopping = new();
    private TaskCompletionSource? _idle;
    private bool _stopped;
    private int _running;

    /// <summary>How many pieces of work have not ended.</summary>
    public int Running
    {
        get
        {
            lock (_lock)
            {
                return _running;
            }
        }
    }

    public bool TryStart(Func<CancellationToken, Task> work)
    {
        lock (_lock)
        {
            if (_stopped)
            {
                return false;
            }

            _running++;
        }

        // Without the caller's execution context: what the caller keeps in AsyncLocals must not live as long as the work.
        using (ExecutionContext.IsFlowSuppressed() ? default(AsyncFlowControl?) : ExecutionContext.SuppressFlow())
        {
            _ = Task.Run(() => RunAsync(work));
        }

        return true;
    }

    /// <summary>Refuses further work, cancels what runs and waits until all of it has ended.</summary>
    public Task StopAsync()
    {
        Task idle;
        lock (_lock)
        {
            _stopped = true;
            if (_running == 0)
            {
                return Task.CompletedTask;
            }

            _idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            idle = _idle.Task;
        }

        // Callbacks on the token are plugin code, and may take as long as the work itself.
        return Task.WhenAll(Task.Run(Cancel), idle);
    }

    private void Cancel()
    {
        try
        {
            _stopping.Cancel();
        }
        catch (AggregateException e)
        {
            logger.BackgroundWorkFailed(version, ErrorText.Of(e));
        }
    }

    private async Task RunAsync(Func<CancellationToken, Task> work)
    {
        try
        {
            await work(_stopping.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The expected end.
        }
        catch (Exception e)
        {
            logger.BackgroundWorkFailed(version, ErrorText.Of(e));
        }
        finally
        {
            lock (_lock)
            {
                _running--;
                if (_running == 0)
                {
                    _idle?.TrySetResult();
                }
            }
        }
    }
}
