using System.Runtime.InteropServices;
using Hotswap.Runtime.Tests.Harness;
using Hotswap.Runtime.Tests.Telemetry;

namespace Hotswap.Runtime.Tests.Triggers;

public class ReloadSignalTests : HostTest
{
    // Not SIGHUP: under nohup it is ignored from the start, and a process cannot take that back.
    private static readonly int _user1 = OperatingSystem.IsMacOS() ? 30 : 10;

    [Fact]
    public async Task TheSignalReloadsOnUnixAndIsRefusedOnWindows()
    {
        Folder.Write(Plugin("A"));
        if (OperatingSystem.IsWindows())
        {
            Assert.Throws<PlatformNotSupportedException>(() => NewHost(o => o.ReloadSignal = PosixSignal.SIGHUP));
            return;
        }

        PluginHost host = NewHost(o => o.ReloadSignal = (PosixSignal)_user1);
        using MeterProbe probe = new(host);
        await host.LoadAsync();
        for (int i = 1; i <= 2; i++)
        {
            Folder.Write(Plugin("A") with { Greeting = $"number {i}" });
            Assert.Equal(0, Kill(Environment.ProcessId, _user1));
            await Wait.UntilAsync(() => host.ReloadCounter == i);
            Assert.Equal($"number {i}", Greet(host, "A"));
        }

        Assert.Equal("1 hotswap.trigger=signal", probe.Recorded("hotswap.reloads")[^1]);
    }

    [Fact]
    public void OnWindowsTheErrorNamesTheOptionAndTheRemedy()
    {
        PluginHostOptionsProblem? problem = SignalTrigger.FindProblem(PosixSignal.SIGHUP, isWindows: true);
        Assert.NotNull(problem);
        Assert.True(problem.IsOfSystem);
        Assert.Contains("ReloadSignal", problem.Text, StringComparison.Ordinal);
        Assert.Contains("Watch", problem.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PosixSignal.SIGINT)]
    [InlineData(PosixSignal.SIGTERM)]
    [InlineData(PosixSignal.SIGQUIT)]
    public void ASignalWithAMeaningOfItsOwnIsRefused(PosixSignal signal)
    {
        PluginHostOptionsProblem? problem = SignalTrigger.FindProblem(signal, isWindows: false);
        Assert.Equal("ReloadSignal", problem?.Option);
        Assert.Contains(signal.ToString(), problem!.Text, StringComparison.Ordinal);
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);
}
