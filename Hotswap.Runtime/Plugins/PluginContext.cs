using Microsoft.Extensions.Logging;

namespace Hotswap;

/// <summary>
/// What one version of a plugin knows of itself and of its host. One object per version; safe to use from any thread.
/// Methods that take it as a parameter get it injected.
/// </summary>
public sealed class PluginContext
{
    private readonly PluginVersionId _version;
    private readonly BackgroundWork _background;
    private readonly CancellationTokenSource _retiring = new();
    private ILogger? _logger;

    internal PluginContext(PluginVersionId version, string directory, ILogger logger)
    {
        _version = version;
        _logger = logger;
        _background = new BackgroundWork(version, logger);
        Directory = directory;
        Retiring = _retiring.Token;
    }

    /// <summary>The plugin's name.</summary>
    public string Name => _version.Plugin;

    /// <summary>Which version of the plugin this is.</summary>
    public PluginVersionId Version => _version;

    /// <summary>A logger whose category is <c>Hotswap.Plugin.</c> and the plugin's name.</summary>
    /// <exception cref="PluginFreedException">The version was freed.</exception>
    public ILogger Logger => _logger ?? throw FreedError();

    /// <summary>Full path of the folder that the plugin was loaded from; the host's own folder for a statically linked plugin.</summary>
    public string Directory { get; }

    /// <summary>
    /// Fires when a newer generation without this version has taken over: calls that began earlier still run, new ones
    /// no longer come. Work that would go on for long should end.
    /// </summary>
    public CancellationToken Retiring { get; }

    internal BackgroundWork Background => _background;

    /// <summary>
    /// Runs background work of this version. When the version is freed, after its last call has ended, the work's token
    /// fires and the work is awaited, and only then OnFree runs.
    /// </summary>
    /// <param name="work">The work; it runs on the thread pool and must end soon after its token fires. An exception from it is logged.</param>
    /// <exception cref="ArgumentNullException"><paramref name="work"/> is null.</exception>
    /// <exception cref="PluginFreedException">The version is being freed or was freed.</exception>
    /// <example><code>
    /// context.Run(async stopping =>
    /// {
    ///     using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
    ///     while (await timer.WaitForNextTickAsync(stopping))
    ///     {
    ///         Tick();
    ///     }
    /// });
    /// </code></example>
    public void Run(Func<CancellationToken, Task> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        if (!_background.TryStart(work))
        {
            throw FreedError();
        }
    }

    /// <summary>Fires <see cref="Retiring"/>, once. Callbacks of plugin code run here; what they throw is logged.</summary>
    internal void Retire()
    {
        try
        {
            _retiring.Cancel();
        }
        catch (AggregateException e)
        {
            _logger?.RetiringCallbackFailed(_version, ErrorText.Of(e));
        }
    }

    /// <summary>Drops what leads back to the host.</summary>
    internal void Free()
    {
        _logger = null;
        _retiring.Dispose();
    }

    private PluginFreedException FreedError() => new(
        $"{_version} was freed; its PluginContext can no longer be used. Stop background work when its token fires and keep no context beyond OnFree.");
}
