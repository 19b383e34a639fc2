namespace Hotswap;

/// <summary>
/// Marks that the current call is inside a generation: until it is disposed, no code of that generation is freed.
/// A ref struct, so that it cannot outlive the method; for code with awaits use <see cref="AsyncLease"/>.
/// </summary>
public ref struct Lease : IDisposable
{
    private LeaseToken _token;
    private bool _open;

    internal Lease(LeaseToken token)
    {
        _token = token;
        _open = true;
    }

    /// <summary>Ends the lease. A second call does nothing.</summary>
    public void Dispose()
    {
        if (_open)
        {
            _open = false;
            _token.Exit();
            _token = default;
        }
    }
}
