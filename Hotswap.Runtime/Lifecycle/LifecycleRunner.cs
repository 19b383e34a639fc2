namespace Hotswap;

/// <summary>
/// Runs lifecycle calls of plugins: on the thread pool, in an execution context of their own (so that nothing they put into
/// AsyncLocals stays with the host), with a time limit, their exceptions turned into text.
/// </summary>
internal sealed class LifecycleRunner(TimeSpan timeout, TimeProvider time)
{
    private readonly AsyncLocal<Scope?> _scope = new();

    /// <summary>Whether the current code was called from a lifecycle method or callback that has not returned.</summary>
    public bool IsInside => _scope.Value is { Active: true };

    /// <exception cref="InvalidOperationException">The current code was called from a lifecycle method or callback that has not returned.</exception>
    public void ThrowIfInside(string what)
    {
        if (IsInside)
        {
            throw new InvalidOperationException(
                $"{what} was called from a lifecycle method or a reload callback, which the running load waits for. Start it after the load has ended, from the host.");
        }
    }

    /// <summary>
    /// Runs a call of plugin code. What awaits it may go on at once on the call's stack, which refers to the version: before
    /// it waits for anything, or lets code of the host go on, it yields.
    /// </summary>
    public Task<LifecycleOutcome> RunAsync(Func<CancellationToken, ValueTask> call, CancellationToken cancellationToken = default) =>
        RunAsync(call, timeout, cancellationToken);

    /// <summary>Runs a call of host code, without a time limit.</summary>
    public Task<LifecycleOutcome> RunUnlimitedAsync(Func<CancellationToken, ValueTask> call, CancellationToken cancellationToken) =>
        RunAsync(call, Timeout.InfiniteTimeSpan, cancellationToken);

    private async Task<LifecycleOutcome> RunAsync(Func<CancellationToken, ValueTask> call, TimeSpan limit, CancellationToken cancellationToken)
    {
        CancellationTokenSource expired = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        TaskCompletionSource<LifecycleOutcome> ended = new();
        ThreadPool.UnsafeQueueUserWorkItem(
            static s => _ = s.Runner.ExecuteAsync(s.Call, s.Expired, s.Ended, s.CancellationToken),
            (Runner: this, Call: call, Expired: expired, Ended: ended, CancellationToken: cancellationToken),
            preferLocal: false);
        try
        {
            LifecycleOutcome outcome = await ended.Task.WaitAsync(limit, time, CancellationToken.None).ConfigureAwait(false);
            expired.Dispose();
            return outcome;
        }
        catch (TimeoutException)
        {
            // A callback on the token may be plugin code, and may hang as well.
            _ = Task.Run(expired.Cancel, CancellationToken.None);
            return new LifecycleOutcome(
                $"did not return within {limit}. Let it observe its CancellationToken, where it takes one, and wait for nothing else; "
                + $"or raise {nameof(PluginHostOptions)}.{nameof(PluginHostOptions.LifecycleTimeout)}.",
                Returned: ended.Task);
        }
    }

    private async Task ExecuteAsync(
        Func<CancellationToken, ValueTask> call, CancellationTokenSource expired, TaskCompletionSource<LifecycleOutcome> ended, CancellationToken cancellationToken)
    {
        Scope scope = new() { Active = true };
        _scope.Value = scope;
        LifecycleOutcome outcome = LifecycleOutcome.Ok;
        bool isOwnThread = true;
        try
        {
            // A task: what a broken source of a ValueTask throws while it is awaited would end the process.
            Task task = call(expired.Token).AsTask();
            isOwnThread = task.IsCompleted;
            await task.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            outcome = new LifecycleOutcome(Cancelled: true);
        }
        catch (Exception e)
        {
            outcome = new LifecycleOutcome(ErrorText.Brief(e), ErrorText.Of(e));
        }

        scope.Active = false;
        if (isOwnThread)
        {
            // The load goes on here, and a thread's turn is saved.
            ended.TrySetResult(outcome);
        }
        else
        {
            // Plugin code ended the task, on a thread that may be its own.
            ThreadPool.UnsafeQueueUserWorkItem(static s => s.Ended.TrySetResult(s.Outcome), (Ended: ended, Outcome: outcome), preferLocal: false);
        }
    }

    // An object, not a flag: contexts captured inside the call (timers, tasks) flow on after it has returned.
    private sealed class Scope
    {
        public volatile bool Active;
    }
}
