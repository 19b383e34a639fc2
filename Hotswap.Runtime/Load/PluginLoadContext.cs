using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.InteropServices;
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
    private readonly PluginFiles _files;
    private readonly SharedAssemblies _shared;
    private readonly NativeLibraries _native;

    public PluginLoadContext(PluginVersionId version, PluginImage image, PluginFiles files, SharedAssemblies shared, NativeLibraries native)
        : base(version.ToString(), isCollectible: true)
    {
        _image = image;
        _files = files;
        _shared = shared;
        _native = native;
    }

    [RequiresUnreferencedCode("A plugin is loaded at run time.")]
    public Assembly LoadMain() => Named(_image.MainPath, () => LoadFile(_image.MainPath));

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
                if (seen.Add(reference.Name!) && PrivateFile(reference) is { } file)
                {
                    open.Enqueue(Named(file, () => LoadFromAssemblyName(reference)));
                }
            }
        }
    }

    // The framework's exceptions know neither the file nor what could be done.
    private static Assembly Named(string file, Func<Assembly> load)
    {
        try
        {
            return load();
        }
        catch (Exception e) when (e is BadImageFormatException or FileLoadException)
        {
            throw new BadImageFormatException(
                $"its {file} cannot be loaded into this {RuntimeInformation.ProcessArchitecture} process. Build it for AnyCPU, or for this architecture.", e);
        }
    }

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "A context exists only where LoadMain was called.")]
    protected override Assembly? Load(AssemblyName assemblyName) =>

        // The default context serves what is shared, and what the plugin does not ship.
        PrivateFile(assemblyName) is { } file ? LoadFile(file) : null;

    protected override nint LoadUnmanagedDll(string unmanagedDllName) => _native.Load(unmanagedDllName);

    private string? PrivateFile(AssemblyName name) =>
        _shared.IsShared(name.Name!) ? null : _files.Assembly(name.Name!, name.CultureName);

    [RequiresUnreferencedCode("A plugin is loaded at run time.")]
    private Assembly LoadFile(string file)
    {
        using MemoryStream assembly = new(_image.Find(file)!, writable: false);
        if (_image.SymbolsOf(file) is not { } pdb)
        {
            return LoadFromStream(assembly);
        }

        using MemoryStream symbols = new(pdb, writable: false);
        return LoadFromStream(assembly, symbols);
    }
}
