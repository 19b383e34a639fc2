using System.Reflection.Metadata;

namespace Hotswap;

/// <summary>One assembly of a host, as far as plugins that share it must know it. Thread-safe.</summary>
internal abstract class HostAssembly
{
    public abstract string Name { get; }

    public abstract Version? Version { get; }

    /// <summary>Whether it is marked as a contract.</summary>
    public abstract bool IsContract { get; }

    /// <summary>The simple names of the assemblies that it references.</summary>
    public abstract IEnumerable<string> References { get; }

    /// <summary>Its metadata, or null where it cannot be read, as in a single file or for an assembly made at run time.</summary>
    public abstract MetadataReader? Metadata { get; }
}
