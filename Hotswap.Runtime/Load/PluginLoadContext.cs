using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.Loader;

namespace Hotswap;

/// <summary>
/// The collectible context of one version. Assemblies come from the bytes that were hashed and checked, never from paths:
/// by path, a new file under an old path would still give the old code, and the file could not be overwritten.
/// </summary>
/// <remarks>Nothing that refers to the loaded code may be kept here: it would keep the version alive.</remarks>
internal sealed class PluginLoadContext : AssemblyLoadContext
{
    private readonly PluginImage _image;
    private readonly SharedAssemblies _shared;

    public PluginLoadContext(PluginVersionId version, PluginImage image, SharedAssemblies shared)
        : base(version.ToString(), isCollectible: true)
    {
        _image = image;
        _shared = shared;
    }

    [RequiresUnreferencedCode("A plugin is loaded at run time.")]
    public Assembly LoadMain()
    {
        using MemoryStream main = new(_image.Main, writable: false);
        if (_image.Symbols is null)
        {
            return LoadFromStream(main);
        }

        using MemoryStream symbols = new(_image.Symbols, writable: false);
        return LoadFromStream(main, symbols);
    }

    /// <summary>Loads the private assemblies that <paramref name="assembly"/> leads to, so that none is missing later.</summary>
    [RequiresUnreferencedCode("A plugin is loaded at run time.")]
    public void LoadClosure(Assembly assembly)
    {
        HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);
        Queue<Assembly> open = new([assembly]);
        while (open.TryDequeue(out Assembly? next))
        {
            foreach (AssemblyName reference in next.GetReferencedAssemblies())
            {
                if (seen.Add(reference.Name!) && IsPrivate(reference, out _))
                {
                    open.Enqueue(LoadFromAssemblyName(reference));
                }
            }
        }
    }

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "A context exists only where LoadMain was called.")]
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (!IsPrivate(assemblyName, out byte[]? bytes))
        {
            // The default context serves what is shared, and what the plugin does not ship.
            return null;
        }

        using MemoryStream stream = new(bytes, writable: false);
        return LoadFromStream(stream);
    }

    private bool IsPrivate(AssemblyName name, [NotNullWhen(true)] out byte[]? bytes)
    {
        bytes = null;
        if (_shared.IsShared(name.Name!))
        {
            return false;
        }

        bytes = string.IsNullOrEmpty(name.CultureName)
            ? _image.Find($"{name.Name}.dll")
            : _image.Find($"{name.CultureName}/{name.Name}.dll");
        return bytes is not null && _image.Source.OwnsDirectory;
    }
}
