using System.Collections.Concurrent;

namespace Hotswap;

/// <summary>
/// The sharing rule: which assemblies a plugin takes from the host. These are the framework, Hotswap.Runtime and what its
/// public surface needs, contracts, those that the host's options name, and all that these reference.
/// </summary>
internal sealed class SharedAssemblies
{
    private readonly ConcurrentDictionary<string, byte> _shared = new(StringComparer.OrdinalIgnoreCase);
    private readonly IHostAssemblies _host;

    public SharedAssemblies(IHostAssemblies host, IEnumerable<string> named)
    {
        _host = host;
        Metadata = new HostMetadata(name => host.Find(name)?.Metadata);
        foreach (string name in named.Prepend(typeof(PluginHost).Assembly.GetName().Name!))
        {
            Share(name);
        }
    }

    /// <summary>The metadata of the host's copies.</summary>
    public HostMetadata Metadata { get; }

    /// <summary>Whether plugins take the assembly of that name from the host.</summary>
    public bool IsShared(string name) => _shared.ContainsKey(name) || _host.IsFramework(name);

    /// <summary>The host's assembly of that name, or null if it has none.</summary>
    public HostAssembly? FindInHost(string name) => _host.Find(name);

    /// <summary>Shares an assembly of the host and everything that it references: its types may appear in their surface.</summary>
    public void Share(HostAssembly assembly)
    {
        if (_host.IsFramework(assembly.Name) || !_shared.TryAdd(assembly.Name, 0))
        {
            return;
        }

        foreach (string referenced in assembly.References.Where(r => !IsShared(r)))
        {
            Share(referenced);
        }
    }

    // A name that the host does not have is shared all the same: a plugin's own copy would be another set of types.
    private void Share(string name)
    {
        if (FindInHost(name) is { } assembly)
        {
            Share(assembly);
        }
        else
        {
            _shared.TryAdd(name, 0);
        }
    }
}
