using System.Collections.Concurrent;
using System.Runtime.Versioning;
using Microsoft.Extensions.Logging;

namespace Hotswap;

/// <summary>What is to be known of a folder before plugins are taken from it.</summary>
internal sealed class PluginFolders(ILogger logger)
{
    private readonly ConcurrentDictionary<string, byte> _warned = new(StringComparer.Ordinal);

    /// <summary>
    /// The folder that a path leads to, symbolic links followed: once a load, so that a link that is switched meanwhile
    /// cannot mix the files of two releases.
    /// </summary>
    public static string Resolve(string path)
    {
        try
        {
            return new DirectoryInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Missing, a circle of links or not to be read; discovery says so.
            return path;
        }
    }

    /// <summary>Warns, once a folder, where every user of the machine could put code into this process.</summary>
    public void WarnIfWritableByOthers(string folder)
    {
        if (!OperatingSystem.IsWindows() && IsWritableByOthers(folder) && _warned.TryAdd(folder, 0))
        {
            logger.FolderWritableByOthers(folder);
        }
    }

    [UnsupportedOSPlatform("windows")]
    private static bool IsWritableByOthers(string folder)
    {
        try
        {
            return Directory.Exists(folder) && (File.GetUnixFileMode(folder) & UnixFileMode.OtherWrite) != 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It has gone in this moment; discovery says so.
            return false;
        }
    }
}
