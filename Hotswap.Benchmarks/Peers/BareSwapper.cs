using System.Reflection;
using System.Runtime.Loader;
using Hello.Contract;
using Hotswap.Benchmarks.Plugins;

namespace Hotswap.Benchmarks.Peers;

/// <summary>
/// The floor: a plain collectible context that loads the same assembly and calls the same methods. It waits for no call, checks
/// nothing and frees under running calls; nothing that is safe can be cheaper.
/// </summary>
internal sealed class BareSwapper : ISwapper
{
    private readonly string _file;
    private volatile IWorld _world;
    private AssemblyLoadContext? _context;

    public BareSwapper(PluginFolder folder)
    {
        _file = folder.FileOf(0);
        _world = null!;
        Reload();
    }

    /// <inheritdoc/>
    public string Name => "bare context";

    /// <inheritdoc/>
    public string Call(string name) => _world.Greet(name);

    /// <inheritdoc/>
    public void Reload()
    {
        AssemblyLoadContext context = new("P0", isCollectible: true);
        Type type = context.LoadFromAssemblyPath(_file).GetType("World")!;
        object world = Activator.CreateInstance(type)!;
        Invoke(world, "OnLoad", [null]);
        Invoke(world, "OnInit", [null]);
        IWorld? former = _world;
        _world = (IWorld)Invoke(world, "Export", [])!;
        if (former is not null)
        {
            Invoke(former, "OnFree", []);
            _context!.Unload();
        }

        _context = context;
    }

    /// <inheritdoc/>
    public void Dispose() => _context!.Unload();

    private static object? Invoke(object world, string method, object?[] arguments) =>
        world.GetType().GetMethod(method, BindingFlags.Public | BindingFlags.Instance)!.Invoke(world, arguments);
}
