using System.Collections.Concurrent;
using System.Reflection.Metadata;

namespace Hotswap;

/// <summary>The metadata of the host's assemblies, indexed as it is asked for. Thread-safe.</summary>
internal sealed class HostMetadata(Func<string, MetadataReader?> find)
{
    private readonly ConcurrentDictionary<string, HostAssemblyMetadata?> _assemblies = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The type of that name, forwarders followed; null if the host's copy has none.</summary>
    /// <param name="assembly">The assembly that is referenced.</param>
    /// <param name="type">Full name: <c>Namespace.Outer+Nested</c>.</param>
    public HostTypeMetadata? FindType(string assembly, string type)
    {
        // A chain of forwarders is short; the bound is against a damaged one.
        for (int hops = 0; hops < 16; hops++)
        {
            if (_assemblies.GetOrAdd(assembly, Read) is not { } found)
            {
                return null;
            }

            if (found.FindType(type) is { } definition)
            {
                return definition;
            }

            if (found.ForwardedTo(type) is not { } target)
            {
                return null;
            }

            assembly = target;
        }

        return null;
    }

    /// <summary>Whether the metadata of that assembly can be read at all.</summary>
    public bool Has(string assembly) => _assemblies.GetOrAdd(assembly, Read) is not null;

    private HostAssemblyMetadata? Read(string name) => find(name) is { } metadata ? new HostAssemblyMetadata(metadata) : null;
}
