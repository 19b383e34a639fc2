using System.Collections.Concurrent;
using System.Reflection.Metadata;

namespace Hotswap;

/// <summary>The types of one assembly of the host, by full name. Thread-safe.</summary>
internal sealed class HostAssemblyMetadata
{
    private readonly MetadataReader _metadata;
    private readonly Dictionary<string, TypeDefinitionHandle> _types = [];
    private readonly Dictionary<string, string> _forwarded = [];
    private readonly ConcurrentDictionary<string, HostTypeMetadata> _read = new(StringComparer.Ordinal);

    public HostAssemblyMetadata(MetadataReader metadata)
    {
        _metadata = metadata;
        foreach (TypeDefinitionHandle handle in metadata.TypeDefinitions)
        {
            _types.TryAdd(SignatureText.NameOf(metadata, metadata.GetTypeDefinition(handle)), handle);
        }

        foreach (ExportedTypeHandle handle in metadata.ExportedTypes)
        {
            ExportedType type = metadata.GetExportedType(handle);
            if (type.IsForwarder && type.Implementation.Kind == HandleKind.AssemblyReference)
            {
                string ns = metadata.GetString(type.Namespace);
                string name = metadata.GetString(type.Name);
                _forwarded.TryAdd(
                    ns.Length == 0 ? name : $"{ns}.{name}",
                    metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)type.Implementation).Name));
            }
        }
    }

    public HostTypeMetadata? FindType(string name) =>
        _types.TryGetValue(name, out TypeDefinitionHandle handle)
            ? _read.GetOrAdd(name, static (n, arg) => new HostTypeMetadata(n, arg.Metadata, arg.Handle), (Metadata: _metadata, Handle: handle))
            : null;

    /// <summary>The assembly that a type was moved to; a nested type goes with its outer one.</summary>
    public string? ForwardedTo(string name)
    {
        int nested = name.IndexOf('+', StringComparison.Ordinal);
        return _forwarded.GetValueOrDefault(nested < 0 ? name : name[..nested]);
    }
}
