namespace Hotswap;

/// <summary>
/// Marks that an asynchronous call is inside a generation: until it is disposed, no code of that generation is freed.
/// May be disposed on any thread, and more than once.
/// </summary>
public sealed class AsyncLease : IDisposable
{
    private readonly LeaseToken _token;
    private PluginManager? _generation;

    internal AsyncLease(LeaseToken token, PluginManager generation)
    {
        _token = token;
        _generation = generation;
    }

    /// <summary>The generation that is held.</summary>
    /// <exception cref="ObjectDisposedException">The lease was disposed.</exception>
    public PluginManager Generation
    {
        get
        {
            PluginManager? generation = _generation;
            ObjectDisposedException.ThrowIf(generation is null, this);
            return generation;
        }
    }

    /// <summary>Ends the lease. A second call does nothing.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _generation, null) is not null)
        {
            _token.Exit();
        }
    }
}
