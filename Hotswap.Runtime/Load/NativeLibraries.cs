using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;

namespace Hotswap;

/// <summary>
/// The native libraries of one version. They are copied before the version serves, so that a full disk fails the load and not
/// a call; each is loaded once, when it is first needed, and freed only when the version is collected: until then its code may
/// still call into it. Refers to nothing of the plugin.
/// </summary>
internal sealed class NativeLibraries(PluginImage image, PluginFiles files, NativeLibraryStore store)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, nint> _handles = new(StringComparer.Ordinal);
    private readonly HashSet<string> _copied = new(StringComparer.OrdinalIgnoreCase);
    private string? _folder;

    /// <summary>Copies the libraries that are for this system. Where the plugin ships none, nothing is written.</summary>
    /// <exception cref="IOException">The private copies cannot be written; the message says where and why. None stays.</exception>
    public void Copy()
    {
        lock (_lock)
        {
            foreach (string folder in files.NativeFolders())
            {
                Copy(folder);
            }
        }
    }

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

            Copy(path[..(path.LastIndexOf('/') + 1)]);
            handle = NativeLibrary.Load(Path.Combine(_folder!, path));
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
            RemoveCopies();
        }
    }

    // With its neighbours: a library finds those that it needs beside itself.
    private void Copy(string folder)
    {
        string[] libraries = [.. image.Paths.Where(p => p.LastIndexOf('/') + 1 == folder.Length && p.StartsWith(folder, StringComparison.OrdinalIgnoreCase) && IsNative(p))];
        if (libraries.Length == 0 || _copied.Contains(folder))
        {
            return;
        }

        string what = store.Root;
        try
        {
            _folder ??= store.NewVersionFolder();
            foreach (string library in libraries)
            {
                what = Path.Combine(_folder, library);
                Directory.CreateDirectory(Path.GetDirectoryName(what)!);
                File.WriteAllBytes(what, image.Find(library)!);
                CheckExecutable(what);
            }

            _copied.Add(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
        {
            // What was written is of no use, and takes space.
            if (_handles.Count == 0)
            {
                RemoveCopies();
            }

            // The framework's way to say that a file would be larger than its disk, or the process, may have it.
            string why = e is ArgumentOutOfRangeException ? "the file is too large" : e.Message.TrimEnd('.');
            throw new IOException(
                $"its native libraries could not be copied to \"{what}\" ({why}). "
                + "Free space there, or set PluginHostOptions.PrivateCopyDirectory to a folder that the host can write to and execute from.");
        }
    }

    // Where a disk is mounted noexec, as temporary folders of hardened systems are, the first call would fail, after the swap.
    private static void CheckExecutable(string library)
    {
        if (!OperatingSystem.IsLinux() || FolderWalk.IsEmptyFile(library))
        {
            return;
        }

        try
        {
            using MemoryMappedFile map = MemoryMappedFile.CreateFromFile(library, FileMode.Open, null, 0, MemoryMappedFileAccess.ReadExecute);
            using MemoryMappedViewAccessor view = map.CreateViewAccessor(0, 1, MemoryMappedFileAccess.ReadExecute);
        }
        catch (UnauthorizedAccessException)
        {
            throw new IOException("nothing may be executed from there: the disk is mounted noexec");
        }
    }

    private void RemoveCopies()
    {
        _copied.Clear();
        if (_folder is not null)
        {
            store.Remove(_folder);
            _folder = null;
        }
    }

    private bool IsNative(string path) =>
        !path.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
        && !(path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) && ManifestReader.IsManaged(image.Find(path)!));
}
