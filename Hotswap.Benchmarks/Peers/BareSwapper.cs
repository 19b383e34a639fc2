using System.Diagnostics;
using System.Reflection;
using System.Runtime.Loader;
using Hello.Contract;
using Hotswap.Benchmarks.Plugins;

namespace Hotswap.Benchmarks.Peers;

/// <summary>
/// The floor: a plain collectible context that loads the same assembly and calls the same methods. It waits for no call, checks
/// nothing and frees under running calls; nothing that is safe can be cheaper. As it is, the callers that come first compile
/// what they call; made ready, it has called that itself before it swaps, as the warm-up of a host has it compiled.
/// </summary>
internal sealed class BareSwapper : ISwapper
{
    private readonly string _file;
    private readonly bool _isReady;
    private volatile IWorld _world;
    private AssemblyLoadContext? _context;

    /// <param name="folder">Where the plugin is.</param>
    /// <param name="isReady">Whether the functions are called before the swap.</param>
    public BareSwapper(PluginFolder folder, bool isReady = false)
    {
        _isReady = isReady;
        _file = folder.FileOf(0);
        _world = null!;
        Reload();
    }

    /// <inheritdoc/>
    public string Name => _isReady ? "bare context, functions called before the swap" : "bare context";

    /// <inheritdoc/>
    public string Call(string name) => _world.Greet(name);

    /// <inheritdoc/>
    public TimeSpan Reload()
    {
        long start = Stopwatch.GetTimestamp();
        AssemblyLoadContext context = new("P0", isCollectible: true);
        Type type = context.LoadFromAssemblyPath(_file).GetType("World")!;
        object world = Activator.CreateInstance(type)!;
        Invoke(world, "Reloadable", []);
        IWorld export = (IWorld)Invoke(world, "Export", [])!;
        Invoke(world, "Import", []);
        Invoke(world, "OnLoad", [null]);
        Invoke(world, "OnInit", [null]);
        if (_isReady)
        {
            export.Greet("you");
            Invoke(world, "InvokeFunc", ["greet", new object?[] { "you" }]);
        }

        IWorld? former = _world;
        _world = export;
        TimeSpan time = Stopwatch.GetElapsedTime(start);
        if (former is not null)
        {
            Invoke(former, "OnFree", []);
            _context!.Unload();
        }

        _context = context;
        return time;
    }

    /// <inheritdoc/>
    public void Dispose() => _context!.Unload();

    private static object? Invoke(object world, string method, object?[] arguments) =>
        world.GetType().GetMethod(method, BindingFlags.Public | BindingFlags.Instance)!.Invoke(world, arguments);
}
