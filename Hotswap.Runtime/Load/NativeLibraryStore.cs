using Microsoft.Extensions.Logging;

namespace Hotswap;

/// <summary>
/// Private copies of plugins' native libraries: the system can only load a library from a file, and the plugin's own file must
/// stay free to be replaced. One folder a host, readable by its owner only, held by an open lock file; nothing is written
/// before the first native library is needed.
/// </summary>
internal sealed class NativeLibraryStore(string? parent, ILogger logger) : IDisposable
{
    private const string Prefix = "hotswap-native-";
    private const string LockFile = ".lock";

    private readonly Lock _lock = new();
    private string? _folder;
    private FileStream? _held;
    private int _versions;
    private bool _closing;

    /// <summary>A new folder for the libraries of one version.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    public string NewVersionFolder()
    {
        lock (_lock)
        {
            _folder ??= Open();
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
        if (_folder is not null && !Directory.EnumerateDirectories(_folder).Any())
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
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            logger.PrivateCopyNotDeleted(folder, e.Message);
        }
    }

    private string Open()
    {
        string root = parent ?? Path.GetTempPath();
        Directory.CreateDirectory(root);
        RemoveThoseOfDeadOwners(root);
        string folder = Create(Path.Combine(root, Prefix + Path.GetRandomFileName()));
        _held = new FileStream(Path.Combine(folder, LockFile), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
        return folder;
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

    // A process id says nothing across containers; a lock that can be taken belongs to nobody.
    private void RemoveThoseOfDeadOwners(string root)
    {
        foreach (string folder in Directory.EnumerateDirectories(root, Prefix + "*"))
        {
            try
            {
                using (new FileStream(Path.Combine(folder, LockFile), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
                {
                }

                TryDelete(folder);
            }
            catch (FileNotFoundException)
            {
                // Just being made, unless it is old.
                if (DateTime.UtcNow - Directory.GetCreationTimeUtc(folder) > TimeSpan.FromMinutes(10))
                {
                    TryDelete(folder);
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Held by a living host, or another user's.
            }
        }
    }
}
