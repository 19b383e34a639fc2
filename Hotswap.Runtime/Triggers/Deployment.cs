namespace Hotswap;

/// <summary>
/// The files by which a deployment and a host talk to each other: the flag file says which version is to serve, the result
/// file what became of it. Where the host is given neither flag file nor deployment directory, it does nothing.
/// </summary>
internal sealed class Deployment
{
    private const string DefaultFlagFile = "version.txt";
    private const string ResultFile = "result.txt";

    private static readonly TimeSpan _lockPatience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan _lockRetry = TimeSpan.FromMilliseconds(20);

    private readonly HostServices _services;
    private readonly DeploymentFolders? _folders;
    private volatile string? _version;

    public Deployment(HostServices services)
    {
        _services = services;
        PluginHostOptions options = services.Options;
        DeploymentDirectory = options.DeploymentDirectory is { } deployed ? Path.GetFullPath(deployed, AppContext.BaseDirectory) : null;
        _folders = DeploymentDirectory is null ? null : new DeploymentFolders(DeploymentDirectory, options.DeploymentsToKeep, services.Logger);
        Reports = options.FlagFile is not null;
        if (options.StaticPlugins.Count == 0 && (DeploymentDirectory is not null || Reports))
        {
            string directory = DeploymentDirectory ?? Path.GetFullPath(options.PluginDirectory, AppContext.BaseDirectory);
            FlagFile = Path.GetFullPath(options.FlagFile ?? DefaultFlagFile, directory);
        }
    }

    /// <summary>Where deployed plugins are; null if the host knows no such place.</summary>
    public string? DeploymentDirectory { get; }

    /// <summary>The flag file's path; null if the host has none.</summary>
    public string? FlagFile { get; }

    /// <summary>The version that serves according to the flag file; null if none was ever taken from it.</summary>
    public string? Version => _version;

    // A host that was given only a deployment directory reads its flag file, and writes nothing.
    private bool Reports { get; }

    /// <summary>The flag file's content without white space around it; null where there is none.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be read.</exception>
    public string? ReadFlag()
    {
        if (FlagFile is null)
        {
            return null;
        }

        try
        {
            if (FolderWalk.IsEmptyFile(FlagFile))
            {
                return null;
            }

            using FileStream file = new(FlagFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using StreamReader reader = new(file);
            string content = reader.ReadToEnd().Trim();
            return content.Length == 0 ? null : content;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>What the first load is to take: the deployed version where there is one, else what was shipped.</summary>
    /// <exception cref="PluginLoadException">The flag file cannot be read.</exception>
    public ReloadOptions ForStart(ReloadOptions options)
    {
        try
        {
            return options.PluginDirectory is null && ReadFlag() is { } version ? For(version, options) : options;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PluginLoadException([new PluginLoadError(null, LoadStage.Discover,
                $"the flag file \"{FlagFile}\" cannot be read, so that it is not known which version is to serve: {e.Message}")]);
        }
    }

    /// <summary>A reload of the version that the flag file names.</summary>
    public ReloadOptions For(string version, ReloadOptions options) => new()
    {
        PluginDirectory = _folders?.Find(version) ?? DeploymentDirectory,
        Callback = options.Callback,
        Force = true,
        Trigger = options.Trigger,
        PatchVersion = version,
    };

    /// <summary>Says that a version serves; null: the load was not for one of the flag file.</summary>
    /// <param name="version">The version.</param>
    /// <param name="directory">Where its plugins were taken from.</param>
    public async Task SucceededAsync(string? version, string? directory)
    {
        if (version is not null)
        {
            _version = version;
            await WriteResultAsync(version).ConfigureAwait(false);
            if (_folders is not null && directory is not null && directory != DeploymentDirectory)
            {
                // A plugin that was carried over still has the folder that it was loaded from.
                _folders.DeleteOld([PluginFolders.Resolve(directory), .. _services.Current.OrNull?.Versions.Select(v => v.Context.Directory) ?? []]);
            }
        }
    }

    /// <summary>Says why a version does not serve; null: the load was not for one of the flag file.</summary>
    public async Task FailedAsync(string? version, string error)
    {
        if (version is not null)
        {
            await WriteResultAsync(error).ConfigureAwait(false);
        }
    }

    // Whole or not at all, also for a reader without the lock and after a power cut: written beside, flushed, renamed.
    private async Task WriteResultAsync(string result)
    {
        if (!Reports)
        {
            return;
        }

        string path = Path.Combine(Path.GetDirectoryName(FlagFile!)!, ResultFile);
        try
        {
            using FileStream locked = await LockAsync(path + ".lock").ConfigureAwait(false);
            string beside = path + ".new";
            using (FileStream file = new(beside, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                file.Write(System.Text.Encoding.UTF8.GetBytes(result));
                file.Flush(flushToDisk: true);
            }

            File.Move(beside, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _services.Metrics.TriggerFailed(ReloadTrigger.FlagFile);
            _services.Logger.ResultNotWritten(path, result, e.Message);
        }
    }

    // The codes of the systems: sharing and lock violation on Windows, EAGAIN on Linux and on others.
    private static bool IsHeldByAnother(IOException e) => e.HResult is unchecked((int)0x80070020) or unchecked((int)0x80070021) or 11 or 35;

    // Several hosts may share the directory, also over a network: a file opened exclusively holds for all of them, and
    // is released with the process that held it. Real time: the other holder has a clock of its own.
    private static async Task<FileStream> LockAsync(string path)
    {
        long start = System.Diagnostics.Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException e) when (IsHeldByAnother(e) && System.Diagnostics.Stopwatch.GetElapsedTime(start) < _lockPatience)
            {
                await Task.Delay(_lockRetry).ConfigureAwait(false);
            }
        }
    }
}
