using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Hotswap;

/// <summary>
/// A generation: an immutable set of plugin versions that serve together. Safe to use from any thread, inside a lease.
/// Once it was replaced, its last lease has ended and the free delay has passed, its members throw
/// <see cref="PluginFreedException"/>, except <see cref="Generation"/>.
/// </summary>
public sealed class PluginManager
{
    private readonly ILogger _logger;
    private volatile Content? _content;
    private volatile VaultTables? _tables;
    private volatile bool _handedOut;

    internal PluginManager(long generation, IReadOnlyList<PluginVersion> versions, CurrentGeneration newest, ILogger logger)
    {
        Generation = generation;
        Leases = new LeaseCounter(generation, newest.Diagnostics);
        _logger = logger;
        _content = new Content(versions, new Vault(new VaultView(newest, this)));
    }

    /// <summary>The number of the generation: 1 for the first that served.</summary>
    public long Generation { get; }

    /// <summary>The plugins in dependency order: each after all it imports, ties by name.</summary>
    public IReadOnlyList<Plugin> Plugins => Alive.Plugins;

    /// <summary>The vault of this generation. A plugin's own vault shows the newest generation instead.</summary>
    public Vault Vault => Alive.Vault;

    internal IReadOnlyList<PluginVersion> Versions => Alive.Versions;

    internal LeaseCounter Leases { get; }

    /// <summary>Whether <see cref="HandOut"/> was called.</summary>
    internal bool IsHandedOut => _handedOut;

    internal VaultTables Tables => _tables ?? throw FreedError();

    private Content Alive => _content ?? throw FreedError();

    /// <summary>The plugin of that name, or null.</summary>
    /// <param name="name">The name, ignoring case.</param>
    public Plugin? FindPlugin(string name) => Alive.ByName.GetValueOrDefault(name);

    /// <summary>The plugin of that name.</summary>
    /// <param name="name">The name, ignoring case.</param>
    /// <exception cref="PluginInvocationException">The generation has no such plugin; the message lists those that it has.</exception>
    public Plugin GetPlugin(string name) => FindPlugin(name) ?? throw new PluginInvocationException(
        $"There is no plugin \"{name}\" in {this}. There is: {string.Join(", ", Plugins.Select(p => p.Name).DefaultIfEmpty("none"))}.");

    /// <summary>Calls a function in every plugin that has it, in dependency order. What one throws is logged; the others are still called.</summary>
    /// <param name="name">The function's name, compared with case.</param>
    /// <param name="args">Its arguments.</param>
    public void InvokeEach(string name, params object?[] args)
    {
        foreach (Plugin plugin in Alive.Plugins)
        {
            InvokeLogged(plugin, name, args);
        }
    }

    /// <summary>As <see cref="InvokeEach"/>, in reverse order.</summary>
    /// <inheritdoc cref="InvokeEach" path="/param"/>
    public void InvokeEachBackward(string name, params object?[] args)
    {
        foreach (Plugin plugin in Alive.Plugins.Reverse())
        {
            InvokeLogged(plugin, name, args);
        }
    }

    /// <summary>Runs a live job with the code of this generation. The caller's lease must last until the task has ended.</summary>
    /// <param name="job">The job.</param>
    /// <param name="cancellationToken">Handed to the code, where it takes one.</param>
    /// <returns>Ends when the code has ended.</returns>
    /// <exception cref="LiveJobUnknownException">This generation has no live function or live type that runs jobs of that name.</exception>
    /// <exception cref="LiveJobDataException">The job's data cannot be read by its code, which was not called.</exception>
    /// <exception cref="LiveJobFailedException">The code threw.</exception>
    /// <exception cref="OperationCanceledException">The code gave up because the token asked for it.</exception>
    public async Task RunAsync(LiveJob job, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(job);
        if (!LiveJobRunner.TryFind(Tables, job.Name, out LiveRunner? runner))
        {
            throw LiveJobRunner.Unknown(Tables, job);
        }

        await LiveJobRunner.RunAsync(runner, job, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The generation on one line, for logs.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"generation {Generation}");

    /// <summary>
    /// Marks that what the tables hold was handed out to code that may hold its lease on an older generation. To be followed
    /// by a look whether this is still the newest generation.
    /// </summary>
    internal void HandOut()
    {
        if (!_handedOut)
        {
            _handedOut = true;
            Interlocked.MemoryBarrier();
        }
    }

    internal void SetTables(VaultTables tables) => _tables = tables;

    /// <summary>Drops everything; from here on members throw.</summary>
    internal void Free()
    {
        _content?.Vault.Free();
        _content = null;
        _tables = null;
    }

    private void InvokeLogged(Plugin plugin, string name, object?[] args)
    {
        try
        {
            plugin.InvokeFunc(name, args);
        }
        catch (Exception e)
        {
            _logger.InvokeEachFailed(plugin.Version, name, ErrorText.Of(e));
        }
    }

    private PluginFreedException FreedError() => new(
        $"{char.ToUpperInvariant(ToString()[0])}{ToString()[1..]} was freed. Take the current one from the host at each call, and hold a lease while you use it.");

    private sealed class Content
    {
        public Content(IReadOnlyList<PluginVersion> versions, Vault vault)
        {
            Versions = versions;
            Plugins = [.. versions.Select(v => v.Plugin)];
            Vault = vault;
            foreach (Plugin plugin in Plugins)
            {
                ByName.Add(plugin.Name, plugin);
            }
        }

        public IReadOnlyList<PluginVersion> Versions { get; }

        public IReadOnlyList<Plugin> Plugins { get; }

        public Dictionary<string, Plugin> ByName { get; } = new(StringComparer.OrdinalIgnoreCase);

        public Vault Vault { get; }
    }
}
