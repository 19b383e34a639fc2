using Microsoft.Extensions.Logging;

namespace Hotswap;

/// <summary>
/// Private copies of plugins' native libraries: the system can only load a library from a file, and the plugin's own file must
/// stay free to be replaced. One folder a host, readable by its owner only, held by an open lock file; nothing is written
/// where no plugin has a native library.
/// </summary>
internal sealed class NativeLibraryStore(string? parent, ILogger logger) : IDisposable
{
    private const string Prefix = "hotswap-native-";
    private const string LockFile = ".lock";
    private const int MostAttempts = 10;

    private readonly Lock _lock = new();
    private string? _folder;
    private FileStream? _held;
    private int _versions;
    private bool _closing;

    /// <summary>The folder that the copies of all hosts are below.</summary>
    public string Root { get; } = parent ?? Path.GetTempPath();

    /// <summary>A new folder for the libraries of one version.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    public string NewVersionFolder()
    {
        lock (_lock)
        {
            if (_folder is null || !File.Exists(Path.Combine(_folder, LockFile)))
            {
                // Without its lock file, a folder that was tidied away and made again would look like that of a dead host.
                _held?.Dispose();
                _folder = Open();
            }

            return Create(Path.Combine(_folder, (++_versions).ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }
    }

    /// <summary>Removes the copies of one version.</summary>
    public void Remove(string versionFolder)
    {
        lock (_lock)
        {
            TryDelete(versionFolder);
            if (_closing)
            {
                CloseIfEmpty();
            }
        }
    }

    /// <summary>Removes the folder: now, or with the last version's copies.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _closing = true;
            CloseIfEmpty();
        }
    }

    private void CloseIfEmpty()
    {
        // It may be gone: whoever tidies up temporary files does not ask.
        if (_folder is not null && (!Directory.Exists(_folder) || !Directory.EnumerateDirectories(_folder).Any()))
        {
            _held?.Dispose();
            TryDelete(_folder);
            _folder = null;
        }
    }

    // What cannot be deleted now is left to the next start.
    private void TryDelete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Another host that starts now was faster.
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            logger.PrivateCopyNotDeleted(folder, e.Message);
        }
    }

    private string Open()
    {
        Directory.CreateDirectory(Root);
        RemoveThoseOfDeadOwners();
        for (int attempt = 1; ; attempt++)
        {
            string folder = Create(Path.Combine(Root, Prefix + Path.GetRandomFileName()));
            try
            {
                _held = new FileStream(Path.Combine(folder, LockFile), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
                return folder;
            }
            catch (IOException) when (attempt < MostAttempts)
            {
                // Another host that starts now took the folder, which was not held yet, for that of a dead one.
                TryDelete(folder);
            }
        }
    }

    private static string Create(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return folder;
    }

    // A process id says nothing across containers; a lock that can be taken belongs to nobody. A folder without a lock file, of
    // a process that ended between the two, is held while it is removed, so that no owner comes too late.
    private void RemoveThoseOfDeadOwners()
    {
        foreach (string folder in Directory.EnumerateDirectories(Root, Prefix + "*"))
        {
            try
            {
                using (new FileStream(Path.Combine(folder, LockFile), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
                {
                }

                TryDelete(folder);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Held by a living host, or another user's.
            }
        }
    }
}
