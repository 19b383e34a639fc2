using Microsoft.Extensions.Logging;

namespace Hotswap;

/// <summary>
/// The deployments that have a folder each, <c>DeploymentDirectory/&lt;version&gt;/</c>: which one a version names, and which
/// are old enough to go.
/// </summary>
/// <param name="root">The deployment directory.</param>
/// <param name="keep">How many are kept; 0 for all.</param>
/// <param name="logger">Where deletions are told.</param>
internal sealed class DeploymentFolders(string root, int keep, ILogger logger)
{
    /// <summary>The folder of a version; null where it has none of its own and the plugins are in the deployment directory itself.</summary>
    public string? Find(string version)
    {
        // The flag file is read as a name, never as a path that leads elsewhere.
        if (version is "." or ".." || version.IndexOfAny(Path.GetInvalidFileNameChars()) >= 0 || version.AsSpan().ContainsAny('/', '\\'))
        {
            return null;
        }

        DirectoryInfo folder = new(Path.Combine(root, version));
        return folder.Exists && !IsPlugin(folder) ? folder.FullName : null;
    }

    /// <summary>Deletes all but the newest deployments. Those that are in use stay, however old they are. Never throws.</summary>
    /// <param name="used">The folders of the deployment, and of the plugins, that serve.</param>
    public void DeleteOld(IReadOnlyList<string> used)
    {
        if (keep == 0)
        {
            return;
        }

        foreach (DirectoryInfo old in Deployments().Skip(keep).Where(d => !used.Any(u => IsIn(u, d.FullName))))
        {
            try
            {
                old.Delete(recursive: true);
                logger.DeploymentDeleted(old.FullName, keep);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                logger.DeploymentNotDeleted(old.FullName, e.Message);
            }
        }
    }

    // Ignoring case, as some file systems do: rather one deployment too many than one that is in use too few.
    private static bool IsIn(string path, string folder) =>
        path.StartsWith(folder, StringComparison.OrdinalIgnoreCase) && (path.Length == folder.Length || path[folder.Length] == Path.DirectorySeparatorChar);

    private IReadOnlyList<DirectoryInfo> Deployments()
    {
        try
        {
            return
            [
                .. new DirectoryInfo(root).EnumerateDirectories()
                    .Where(IsDeployment)
                    .OrderByDescending(d => d.LastWriteTimeUtc)
                    .ThenByDescending(d => d.Name, StringComparer.Ordinal),
            ];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            logger.DeploymentNotDeleted(root, e.Message);
            return [];
        }
    }

    // Only what holds plugins, and nothing else that someone may keep there; a link leads to what is not ours to delete.
    private static bool IsDeployment(DirectoryInfo folder) =>
        folder.LinkTarget is null
        && !IsPlugin(folder)
        && (folder.EnumerateFiles("*.dll").Any() || folder.EnumerateDirectories().Any(IsPlugin));

    private static bool IsPlugin(DirectoryInfo folder) => File.Exists(Path.Combine(folder.FullName, $"{folder.Name}.dll"));
}
