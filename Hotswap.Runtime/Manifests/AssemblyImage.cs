using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Hotswap;

/// <summary>An assembly as bytes, and what its metadata says, parsed once. Not thread-safe; what was read is gone once it is disposed.</summary>
internal sealed class AssemblyImage(byte[] bytes) : IDisposable
{
    private MetadataReader? _metadata;

    public int Length => bytes.Length;

    /// <summary>Whether the file begins as programs and assemblies do.</summary>
    public bool IsExecutable => bytes is [(byte)'M', (byte)'Z', ..];

    public PEReader Pe { get; } = new(PluginImage.AsImmutable(bytes));

    /// <summary>Its metadata; null where it is native code only.</summary>
    /// <exception cref="BadImageFormatException">It is damaged; further exceptions that <see cref="DamagedMetadata"/> explains may come.</exception>
    public MetadataReader? Metadata => Pe.HasMetadata ? _metadata ??= Pe.GetMetadataReader() : null;

    /// <summary>The name that the assembly carries.</summary>
    public string Name => Metadata!.GetString(Metadata.GetAssemblyDefinition().Name);

    /// <summary>The version that the assembly carries.</summary>
    public Version Version => Metadata!.GetAssemblyDefinition().Version;

    public void Dispose() => Pe.Dispose();
}
