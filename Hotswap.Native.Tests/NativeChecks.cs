using System.Runtime.CompilerServices;
using Hotswap;

namespace Native.Tests;

/// <summary>What holds where nothing can be loaded at run time.</summary>
internal static class NativeChecks
{
    public static Task ProcessIsNative()
    {
        Checks.Equal(false, RuntimeFeature.IsDynamicCodeSupported);
        Checks.Equal(true, StaticPlugins.All.Count > 0);
        return Task.CompletedTask;
    }

    public static async Task K04_LoadingFromFilesIsRefusedWithReasonAndRemedy()
    {
        await using PluginHost host = new(new PluginHostOptions { PluginDirectory = AppContext.BaseDirectory });
        PluginLoadException e = await Checks.ThrowsAsync<PluginLoadException>(() => host.LoadAsync());
        Checks.Contains("this process cannot load code at run time (NativeAOT", e.Message);
        Checks.Contains("set HotswapStaticLinking to true", e.Message);
        Checks.Equal(null, host.Current);
    }
}
