using System.ComponentModel;

namespace Hotswap;

/// <summary>
/// A handle to the shared tables of a generation: live functions, live types, data bag and extension. Safe to use from
/// any thread, and safe to keep for as long as the version lives.
/// </summary>
/// <remarks>
/// The handle that a plugin gets in OnInit or OnPublish shows the generation that is being loaded until that generation
/// serves, and from then on always the newest. <see cref="PluginManager.Vault"/> shows its own generation only.
/// </remarks>
public sealed class Vault
{
    private volatile VaultView? _view;

    internal Vault(VaultView view)
    {
        _view = view;
        LiveFuncs = new LiveFuncTable(this);
        LiveTypes = new LiveTypeTable(this);
        DataBag = new DataBag(this);
    }

    /// <summary>The live functions of all plugins.</summary>
    public LiveFuncTable LiveFuncs { get; }

    /// <summary>The live types of all plugins.</summary>
    public LiveTypeTable LiveTypes { get; }

    /// <summary>Values that plugins and host share by name, fresh in each generation.</summary>
    public DataBag DataBag { get; }

    /// <summary>What <see cref="PluginHostOptions.ExtensionFactory"/> made for the generation, or null. Fresh in each generation.</summary>
    /// <exception cref="PluginFreedException">The vault's version or generation was freed.</exception>
    public object? Extension => Tables.Extension;

    internal VaultTables Tables => View.Tables;

    private VaultView View => _view ?? throw new PluginFreedException(
        "This vault belongs to a plugin version or generation that was freed. Take the vault from the host's current generation, inside a lease.");

    /// <summary>The extension, cast.</summary>
    /// <typeparam name="T">A type of a contract assembly.</typeparam>
    /// <exception cref="InvalidOperationException">There is no extension, or it is of another type; the message names both.</exception>
    /// <exception cref="PluginFreedException">The vault's version or generation was freed.</exception>
    public T GetExtension<T>()
        where T : class => Extension switch
        {
            T extension => extension,
            null => throw new InvalidOperationException(
                $"The vault has no extension, a {typeof(T)} was asked for. Set PluginHostOptions.ExtensionFactory in the host."),
            var other => throw new InvalidOperationException(
                $"The vault's extension is a {other.GetType()}, a {typeof(T)} was asked for."),
        };

    /// <summary>Finds a live function and holds a lease on its generation, so that its code cannot be freed under the call.</summary>
    /// <typeparam name="TDelegate">The function's delegate type, without injected parameters.</typeparam>
    /// <param name="liveFunc">The function's name, ignoring case.</param>
    /// <param name="function">The newest function.</param>
    /// <returns>The lease; dispose it after the call.</returns>
    /// <exception cref="KeyNotFoundException">There is no live function of that name.</exception>
    /// <exception cref="InvalidCastException">The function's delegate type is another one.</exception>
    /// <exception cref="PluginFreedException">The vault's version or generation was freed.</exception>
    [EditorBrowsable(EditorBrowsableState.Advanced)]
    public Lease Enter<TDelegate>(string liveFunc, out TDelegate function)
        where TDelegate : Delegate
    {
        LeaseToken token = View.Enter(out PluginManager generation);
        try
        {
            function = LiveFuncTable.Get<TDelegate>(generation.Tables, liveFunc);
            return new Lease(token);
        }
        catch
        {
            token.Exit();
            throw;
        }
    }

    /// <summary>As <see cref="Enter{TDelegate}"/>, for a call whose task is awaited: the lease may be disposed on another thread.</summary>
    /// <inheritdoc cref="Enter{TDelegate}" path="/typeparam|/param|/exception"/>
    /// <returns>The lease; dispose it when the task has ended.</returns>
    [EditorBrowsable(EditorBrowsableState.Advanced)]
    public AsyncLease EnterAsync<TDelegate>(string liveFunc, out TDelegate function)
        where TDelegate : Delegate
    {
        LeaseToken token = View.Enter(out PluginManager generation);
        try
        {
            function = LiveFuncTable.Get<TDelegate>(generation.Tables, liveFunc);
            return new AsyncLease(token, generation);
        }
        catch
        {
            token.Exit();
            throw;
        }
    }

    internal void Free() => _view = null;
}
