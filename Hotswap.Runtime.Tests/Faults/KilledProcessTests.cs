using System.Diagnostics;
using System.Runtime.InteropServices;
using Hotswap.Runtime.Tests.Harness;

namespace Hotswap.Runtime.Tests.Faults;

/// <summary>Hosts that are killed while they load and copy: the next start works, and tidies up after them.</summary>
public class KilledProcessTests
{
    private const int Kills = 12;

    [Fact]
    public async Task KilledAtAnyMoment()
    {
        using PluginFolder plugins = new();
        using PluginFolder copies = new();
        plugins.Write(NativePlugin.Alone(callsLibrary: true));
        plugins.WriteFile($"A/runtimes/{RuntimeInformation.RuntimeIdentifier}/native/{NativePlugin.FileName}", NativePlugin.Library());
        int seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        Random random = new(seed);
        for (int i = 0; i < Kills; i++)
        {
            await KillAsync(copies, plugins, afterReloads: random.Next(5), afterSpins: random.Next(1_000_000));

            // Its own copies; those of the one before it, it has removed.
            Assert.Single(Directory.EnumerateFileSystemEntries(copies.Path));
        }

        using Process next = OtherHost.Start(copies.Path, plugins.Path);
        Assert.Equal([$"answer {NativePlugin.Crc:X}"], await OtherHost.EndsWellAsync(next));
        Assert.Empty(Directory.EnumerateFileSystemEntries(copies.Path));
    }

    private static async Task KillAsync(PluginFolder copies, PluginFolder plugins, int afterReloads, int afterSpins)
    {
        using Process host = OtherHost.Start(copies.Path, plugins.Path, "--endless");
        Task<string> errors = host.StandardError.ReadToEndAsync();
        string? line;
        do
        {
            line = await host.StandardOutput.ReadLineAsync();
            if (line is null)
            {
                Assert.Fail($"It ended by itself: {await errors}");
            }
        }
        while (line != $"reload {afterReloads}");

        Thread.SpinWait(afterSpins);
        host.Kill();
        await host.WaitForExitAsync();
    }
}
