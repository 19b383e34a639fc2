using System.ComponentModel;

namespace Hotswap;

/// <summary>
/// How the runtime reaches a plugin. The generator writes the one implementation, <c>PluginEntry</c>, into every plugin;
/// nobody writes one by hand. The entry is created once per version; every call after that is a plain call.
/// </summary>
/// <remarks>
/// The members are called in the order in which they stand here. An entry keeps its plugin object, the
/// <see cref="PluginContext"/> and the live vault handle in fields of its own and no state anywhere else. A member with a
/// default is left out of an entry whose plugin has nothing for it: each version's code is compiled anew, and that takes time.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IPluginEntry
{
    /// <summary>Runs the plugin class's constructor (nothing for a static class).</summary>
    /// <param name="context">The version's context, kept for injection.</param>
    void Create(PluginContext context);

    /// <summary>Whether the serving version may be replaced; true where the plugin class does not say.</summary>
    bool Reloadable() => true;

    /// <summary>What the plugin offers to the others, or null.</summary>
    object? Export() => null;

    /// <summary>Calls the plugin's Import and keeps the object it returns.</summary>
    /// <returns>False if it returned null (or the plugin has none): its dependencies only order.</returns>
    bool Import() => false;

    /// <summary>Sets a member of the Import object.</summary>
    /// <param name="dependency">The position of the dependency in the manifest.</param>
    /// <param name="export">What that plugin exports; null leaves the member as it is.</param>
    /// <returns>False if the export does not fit the member's type; nothing was set.</returns>
    bool SetImport(int dependency, object? export) => export is null;

    /// <summary>Calls OnLoad.</summary>
    ValueTask OnLoadAsync(object? data, PluginContext context, CancellationToken cancellationToken) => default;

    /// <summary>
    /// Registers the plugin's live functions and live types, in the order of the manifest. Called once per version;
    /// <see cref="LiveRegistration.Vault"/> is the handle that live functions get injected.
    /// </summary>
    void RegisterLive(LiveRegistration live)
    {
    }

    /// <summary>Calls OnInit.</summary>
    ValueTask OnInitAsync(Vault vault, PluginContext context, CancellationToken cancellationToken) => default;

    /// <summary>Calls OnPublish, where there is one.</summary>
    ValueTask OnPublishAsync(Vault vault, PluginContext context, CancellationToken cancellationToken) => default;

    /// <summary>Calls a function by name.</summary>
    /// <exception cref="PluginInvocationException">There is no such function, or the arguments do not fit it.</exception>
    object? InvokeFunc(string name, object?[] args);

    /// <summary>Calls a function by name and awaits its task, if it returns one.</summary>
    /// <exception cref="PluginInvocationException">There is no such function, or the arguments do not fit it.</exception>
    ValueTask<object?> InvokeFuncAsync(string name, object?[] args) => new(InvokeFunc(name, args));

    /// <summary>The delegate of an invokable function, the same object at each call; null if there is none of that name.</summary>
    Delegate? GetFunc(string name) => null;

    /// <summary>Calls OnFree.</summary>
    ValueTask OnFreeAsync(PluginContext context, CancellationToken cancellationToken) => default;
}
