using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Hotswap;

/// <summary>An assembly of a host that is not run.</summary>
internal sealed class FileHostAssembly : HostAssembly, IDisposable
{
    private readonly PEReader _pe;
    private readonly MetadataReader _metadata;

    private FileHostAssembly(PEReader pe, MetadataReader metadata)
    {
        _pe = pe;
        _metadata = metadata;
        AssemblyDefinition definition = metadata.GetAssemblyDefinition();
        Name = metadata.GetString(definition.Name);
        Version = definition.Version;
        IsContract = metadata.HasAssemblyAttribute("Hotswap", nameof(HotswapContractAttribute));
    }

    public override string Name { get; }

    public override Version? Version { get; }

    public override bool IsContract { get; }

    public override IEnumerable<string> References =>
        _metadata.AssemblyReferences.Select(r => _metadata.GetString(_metadata.GetAssemblyReference(r).Name));

    public override MetadataReader? Metadata => _metadata;

    /// <summary>The assembly in that file, or null if there is none.</summary>
    public static FileHostAssembly? TryOpen(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        PEReader pe = new(File.OpenRead(path), PEStreamOptions.PrefetchEntireImage);
        try
        {
            if (pe.HasMetadata && pe.GetMetadataReader() is { IsAssembly: true } metadata)
            {
                return new FileHostAssembly(pe, metadata);
            }
        }
        catch (Exception e) when (DamagedMetadata.Explains(e))
        {
            // No assembly: the host has none of that name.
        }

        pe.Dispose();
        return null;
    }

    public void Dispose() => _pe.Dispose();
}
