using System.Diagnostics;
using Hello.Contract;
using Hotswap.Benchmarks.Plugins;
using McMaster.NETCore.Plugins;

namespace Hotswap.Benchmarks.Peers;

/// <summary>McMaster.NETCore.Plugins, whose reload collects blockingly.</summary>
internal sealed class McMasterSwapper : ISwapper
{
    private readonly PluginLoader _loader;
    private volatile IWorld _world;

    public McMasterSwapper(PluginFolder folder)
    {
        _loader = PluginLoader.CreateFromAssemblyFile(
            folder.FileOf(0), isUnloadable: true, sharedTypes: [typeof(IWorld), typeof(Vault)]);
        _world = Create();
    }

    /// <inheritdoc/>
    public string Name => "McMaster.NETCore.Plugins";

    /// <inheritdoc/>
    public string Call(string name) => _world.Greet(name);

    /// <inheritdoc/>
    public TimeSpan Reload()
    {
        long start = Stopwatch.GetTimestamp();
        _loader.Reload();
        _world = Create();
        return Stopwatch.GetElapsedTime(start);
    }

    /// <inheritdoc/>
    public void Dispose() => _loader.Dispose();

    private IWorld Create() => (IWorld)Activator.CreateInstance(_loader.LoadDefaultAssembly().GetType("World")!)!;
}
