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

    /// <summary>What is wrong with taking a signal for reloads; null if nothing is.</summary>
    public static PluginHostOptionsProblem? FindProblem(PosixSignal signal, bool isWindows)
    {
        const string option = nameof(PluginHostOptions.ReloadSignal);
        if (isWindows)
        {
            return new PluginHostOptionsProblem(
                option, "PluginHostOptions.ReloadSignal is for Unix: Windows has no signal that asks a process to reload. Leave it null there, and use Watch or FlagFile.")
            {
                IsOfSystem = true,
            };
        }

        // The named ones are negative; a positive one is the system's own number.
        return signal != PosixSignal.SIGHUP && signal <= 0
            ? new PluginHostOptionsProblem(
                option, $"{option} cannot be {signal}, which has a meaning of its own for every process. Use PosixSignal.SIGHUP, or the number of SIGUSR1 or SIGUSR2.")
            : null;
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
