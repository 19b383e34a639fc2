namespace Hotswap;

/// <summary>
/// One version of a plugin, as hosts see it. The same object in every generation that holds the version. Safe to use from
/// any thread; valid inside a lease on a generation that holds it. Once the version is freed its members throw
/// <see cref="PluginFreedException"/>, except <see cref="Name"/>, <see cref="Version"/> and <see cref="ReferenceCount"/>.
/// </summary>
public sealed class Plugin
{
    private volatile PluginVersion? _version;

    internal Plugin(PluginVersion version)
    {
        _version = version;
        Version = version.Id;
    }

    /// <summary>The plugin's name.</summary>
    public string Name => Version.Plugin;

    /// <summary>Which version this is.</summary>
    public PluginVersionId Version { get; }

    /// <summary>How many generations hold this version; 0 once it is freed.</summary>
    public int ReferenceCount => _version?.References ?? 0;

    /// <summary>What the plugin says of itself.</summary>
    public PluginManifest Manifest => Alive.Manifest;

    /// <summary>What the plugin exports, or null.</summary>
    public object? Export => Alive.Export;

    private PluginVersion Alive => _version ?? throw new PluginFreedException(
        $"{Version} was freed. Ask the host for the plugin at each call, inside a lease, and do not keep it.");

    /// <summary>What the plugin exports, cast.</summary>
    /// <typeparam name="T">An interface of a contract assembly.</typeparam>
    /// <exception cref="InvalidOperationException">It exports nothing, or something of another type; the message names both.</exception>
    public T GetExport<T>()
        where T : class => Export switch
        {
            T export => export,
            null => throw new InvalidOperationException($"{Version} exports nothing, a {typeof(T)} was asked for."),
            var other => throw new InvalidOperationException($"{Version} exports a {other.GetType()}, a {typeof(T)} was asked for."),
        };

    /// <summary>Calls a function of the plugin by name.</summary>
    /// <param name="name">The function's name, compared with case.</param>
    /// <param name="args">Its arguments.</param>
    /// <returns>What it returns; null for a function without a result.</returns>
    /// <exception cref="PluginInvocationException">There is no such function, the arguments do not fit, or it returns a task.</exception>
    /// <remarks>An exception of the function is passed through. Do not keep it: it holds the version in memory.</remarks>
    public object? InvokeFunc(string name, params object?[] args)
    {
        IPluginEntry entry = Alive.Entry;

        // What the function puts into AsyncLocals must not stay on the host's flow: it would hold the version in memory.
        return ExecutionContext.Capture() is { } before ? Invoke(entry, name, args, before) : InvokeWithoutFlow(entry, name, args);
    }

    /// <summary>Calls a function of the plugin by name and awaits its task, if it returns one.</summary>
    /// <inheritdoc cref="InvokeFunc" path="/param|/remarks"/>
    /// <returns>What the function, or its task, returns.</returns>
    /// <exception cref="PluginInvocationException">There is no such function, or the arguments do not fit.</exception>
    public async Task<object?> InvokeFuncAsync(string name, params object?[] args) =>
        await Alive.Entry.InvokeFuncAsync(name, args).ConfigureAwait(false);

    /// <summary>The delegate of an invokable function: no boxing, no look-up by name at each call. Valid inside the lease.</summary>
    /// <typeparam name="TDelegate">The delegate type that the function declares, else the matching Func or Action.</typeparam>
    /// <param name="name">The function's name, compared with case.</param>
    /// <exception cref="PluginInvocationException">There is no such function, or its delegate type is another one; the message says which.</exception>
    public TDelegate GetFunc<TDelegate>(string name)
        where TDelegate : Delegate
    {
        Delegate found = Alive.Entry.GetFunc(name) ?? throw new PluginInvocationException(
            $"Plugin {Name} has no invokable function \"{name}\". It has: {Known()}.");
        return found as TDelegate ?? throw new PluginInvocationException(
            $"Function \"{name}\" of plugin {Name} is a {found.GetType()}, a {typeof(TDelegate)} was asked for.");
    }

    internal void Free() => _version = null;

    private static object? Invoke(IPluginEntry entry, string name, object?[] args, ExecutionContext before)
    {
        try
        {
            return entry.InvokeFunc(name, args);
        }
        finally
        {
            if (!ReferenceEquals(before, ExecutionContext.Capture()))
            {
                ExecutionContext.Restore(before);
            }
        }
    }

    // A caller that suppressed the flow cannot capture its context; it flows again for as long as that takes, on this thread only.
    private static object? InvokeWithoutFlow(IPluginEntry entry, string name, object?[] args)
    {
        ExecutionContext.RestoreFlow();
        ExecutionContext before = ExecutionContext.Capture()!;
        ExecutionContext.SuppressFlow();
        try
        {
            return entry.InvokeFunc(name, args);
        }
        finally
        {
            ExecutionContext.Restore(before);
            ExecutionContext.SuppressFlow();
        }
    }

    private string Known()
    {
        IReadOnlyList<ManifestFunction> functions = Alive.Manifest.Functions;
        return functions.Count == 0 ? "none (mark methods with [Invokable])" : string.Join(", ", functions.Select(f => f.Name));
    }
}
