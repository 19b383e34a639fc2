namespace Hotswap.Runtime.Tests.Harness;

/// <summary>Holds up a call until the test lets it go on.</summary>
public sealed class Gate : IDisposable
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>To be called from inside the call.</summary>
    public void Pass()
    {
        _reached.TrySetResult();
        _opened.Task.Wait();
    }

    /// <inheritdoc cref="Pass"/>
    public Task PassAsync()
    {
        _reached.TrySetResult();
        return _opened.Task;
    }

    public Task ReachedAsync() => _reached.Task.WaitAsync(TimeSpan.FromSeconds(60));

    public void Open() => _opened.TrySetResult();

    /// <summary>Opens it, so that a failing test ends.</summary>
    public void Dispose() => Open();
}
