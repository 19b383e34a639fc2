using System.Runtime.InteropServices;

namespace Hotswap;

/// <summary>
/// The native libraries of one version. Each is copied and loaded once, and freed only when the version is collected: until
/// then its code may still call into them. Refers to nothing of the plugin.
/// </summary>
internal sealed class NativeLibraries(PluginImage image, PluginFiles files, NativeLibraryStore store)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, nint> _handles = new(StringComparer.Ordinal);
    private string? _folder;

    /// <summary>The handle of the library that an import of that name means; 0 if the plugin does not ship it.</summary>
    /// <exception cref="IOException">The private copy cannot be written.</exception>
    /// <exception cref="DllNotFoundException">The library cannot be loaded.</exception>
    public nint Load(string name)
    {
        lock (_lock)
        {
            if (_handles.TryGetValue(name, out nint handle))
            {
                return handle;
            }

            if (files.NativeLibrary(name) is not { } path)
            {
                return 0;
            }

            handle = NativeLibrary.Load(Path.Combine(CopyFolderOf(path), Path.GetFileName(path)));
            _handles.Add(name, handle);
            return handle;
        }
    }

    /// <summary>Frees the libraries and removes the copies. To be called when the version is collected.</summary>
    public void Free()
    {
        lock (_lock)
        {
            foreach (nint handle in _handles.Values)
            {
                NativeLibrary.Free(handle);
            }

            _handles.Clear();
            if (_folder is not null)
            {
                store.Remove(_folder);
                _folder = null;
            }
        }
    }

    // With its neighbours: a library finds those that it needs beside itself.
    private string CopyFolderOf(string path)
    {
        _folder ??= store.NewVersionFolder();
        string relative = Path.GetDirectoryName(path)!;
        string to = Path.Combine(_folder, relative);
        if (relative.Length > 0 && Directory.Exists(to))
        {
            return to;
        }

        Directory.CreateDirectory(to);
        foreach (string neighbour in image.Paths.Where(p => string.Equals(Path.GetDirectoryName(p), relative, StringComparison.OrdinalIgnoreCase) && IsNative(p)))
        {
            string copy = Path.Combine(to, Path.GetFileName(neighbour));
            if (!File.Exists(copy))
            {
                File.WriteAllBytes(copy, image.Find(neighbour)!);
            }
        }

        return to;
    }

    private bool IsNative(string path) =>
        !path.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
        && !(path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) && ManifestReader.IsManaged(PluginImage.AsImmutable(image.Find(path)!)));
}
