using System.Runtime.InteropServices;

namespace Hotswap;

/// <summary>Asks for a reload at each Unix signal of a kind; signals that come while a reload is waiting are one.</summary>
internal sealed class SignalTrigger : IDisposable
{
    private readonly SemaphoreSlim _signalled = new(0, 1);
    private readonly PosixSignalRegistration _registration;

    public SignalTrigger(PosixSignal signal)
    {
        // Registering a kind with a handler takes it from the system, whose answer to SIGHUP would be to end the process.
        _registration = PosixSignalRegistration.Create(signal, context =>
        {
            context.Cancel = true;
            Signal();
        });
    }

    /// <exception cref="PlatformNotSupportedException">There are no such signals on this system.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The signal has another meaning.</exception>
    public static void Validate(PosixSignal signal, bool isWindows)
    {
        if (isWindows)
        {
            throw new PlatformNotSupportedException(
                "PluginHostOptions.ReloadSignal is for Unix: Windows has no signal that asks a process to reload. Leave it null there, and use Watch or FlagFile.");
        }

        // The named ones are negative; a positive one is the system's own number.
        if (signal != PosixSignal.SIGHUP && signal <= 0)
        {
            throw new ArgumentOutOfRangeException(
                nameof(PluginHostOptions.ReloadSignal), signal,
                $"{nameof(PluginHostOptions.ReloadSignal)} cannot be {signal}, which has a meaning of its own for every process. Use PosixSignal.SIGHUP, or the number of SIGUSR1 or SIGUSR2.");
        }
    }

    public async Task RunAsync(Func<CancellationToken, Task> act, CancellationToken cancellation)
    {
        while (true)
        {
            await _signalled.WaitAsync(cancellation).ConfigureAwait(false);
            await act(cancellation).ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        _registration.Dispose();
        _signalled.Dispose();
    }

    private void Signal()
    {
        try
        {
            _signalled.Release();
        }
        catch (Exception e) when (e is SemaphoreFullException or ObjectDisposedException)
        {
            // A reload is waiting already, or the host is being disposed.
        }
    }
}
