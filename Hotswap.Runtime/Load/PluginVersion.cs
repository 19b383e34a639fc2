using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Microsoft.Extensions.Logging;

namespace Hotswap;

/// <summary>
/// One loaded version of a plugin: the only place of the host that refers to plugin objects. <see cref="Unload"/> drops
/// them all.
/// </summary>
internal sealed class PluginVersion
{
    private readonly List<WeakReference<Vault>> _vaults = [];
    private AssemblyLoadContext? _loadContext;
    private IPluginEntry? _entry;

    public PluginVersion(
        VersionRecord record, PluginManifest manifest, PluginImage? image, PluginContext context, AssemblyLoadContext? loadContext, IPluginEntry entry)
    {
        Record = record;
        Manifest = manifest;
        Context = context;
        _loadContext = loadContext;
        _entry = entry;
        Plugin = new Plugin(this);
        if (image is not null)
        {
            Hash = image.Hash;
            FoundIn(image);
        }
    }

    public VersionRecord Record { get; }

    public PluginVersionId Id => Record.Id;

    public string Name => Record.Id.Plugin;

    public PluginManifest Manifest { get; }

    /// <summary>Where its files were last found; null for a statically linked plugin.</summary>
    public PluginSource? Source { get; private set; }

    /// <summary>How its files looked when they were last found to be the loaded ones.</summary>
    public IReadOnlyList<LoadableFile> Looks { get; private set; } = [];

    /// <summary>SHA-256 of its files.</summary>
    public string Hash { get; } = "";

    public PluginContext Context { get; }

    public Plugin Plugin { get; }

    public IPluginEntry Entry => _entry ?? throw new PluginFreedException(
        $"{Id} was freed. Ask the host for the plugin at each call, inside a lease, and do not keep it.");

    /// <summary>What it exports; set once, before anything is linked.</summary>
    public object? Export { get; set; }

    /// <summary>What Reloadable said when it was last asked.</summary>
    public bool Reloadable { get; set; } = true;

    /// <summary>Whether the plugin object exists, so that OnFree is due.</summary>
    public bool Created { get; set; }

    /// <summary>Whether OnFree was called; it runs once.</summary>
    public bool FreeCalled { get; set; }

    /// <summary>Where something outlived its time limit: completes when all of it has ended.</summary>
    public Task? Pending { get; private set; }

    /// <summary>Whether something that outlived its time limit is still running.</summary>
    public bool IsHung => Pending is { IsCompleted: false };

    /// <summary>Its live functions and types; set once.</summary>
    public LiveRegistration? Live { get; set; }

    /// <summary>How many generations hold it.</summary>
    public int References { get; private set; }

    /// <summary>Remembers where its files stand and how they look, so that they are not read again.</summary>
    public void FoundIn(PluginImage image)
    {
        Source = image.Source;
        Looks = image.Looks;
    }

    /// <summary>Whether the files of a folder look as those that it was loaded from.</summary>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be read.</exception>
    public bool LooksAsIn(PluginSource source) => source.Directory == Source!.Directory && LoadableFile.Of(source).SequenceEqual(Looks);

    /// <summary>Keeps the version from being freed until a call or work that outlived its time limit has ended.</summary>
    public void HoldUntil(Task? ended)
    {
        if (ended is not null)
        {
            Pending = IsHung ? Task.WhenAll(Pending!, ended) : ended;
        }
    }

    public void AddReference(PluginManager generation)
    {
        References++;
        Record.AddTo(generation.Leases);
    }

    /// <returns>Whether no generation holds it any more.</returns>
    public bool Release(PluginManager generation)
    {
        Record.RemoveFrom(generation.Leases);
        return --References == 0;
    }

    /// <summary>A vault handle for this version; freed together with it.</summary>
    public Vault NewVault(VaultView view)
    {
        Vault vault = new(view);
        _vaults.RemoveAll(v => !v.TryGetTarget(out _));
        _vaults.Add(new WeakReference<Vault>(vault));
        return vault;
    }

    /// <summary>
    /// Drops every reference to the plugin's objects, unloads the context, and returns what is left to watch; null for a
    /// statically linked plugin. Kept out of line: a local of the caller would keep the version alive.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public UnloadedContext? Unload(ILogger logger)
    {
        foreach (WeakReference<Vault> handle in _vaults)
        {
            if (handle.TryGetTarget(out Vault? vault))
            {
                vault.Free();
            }
        }

        _vaults.Clear();
        Context.Free();
        _entry = null;
        Export = null;
        Live = null;
        if (_loadContext is not { } loadContext)
        {
            return null;
        }

        _loadContext = null;
        return UnloadedContext.Begin(loadContext, Id, logger);
    }
}
