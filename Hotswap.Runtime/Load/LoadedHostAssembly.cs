using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Reflection.Metadata;

namespace Hotswap;

/// <summary>An assembly of this process.</summary>
[RequiresUnreferencedCode("Looks at references that trimming may have removed.")]
internal sealed class LoadedHostAssembly(Assembly assembly) : HostAssembly
{
    private readonly AssemblyName _name = assembly.GetName();

    public override string Name => _name.Name!;

    public override Version? Version => _name.Version;

    public override bool IsContract => assembly.IsDefined(typeof(HotswapContractAttribute), inherit: false);

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "An instance exists only where loading is supported.")]
    public override IEnumerable<string> References => assembly.GetReferencedAssemblies().Select(r => r.Name!);

    public override unsafe MetadataReader? Metadata =>
        assembly.TryGetRawMetadata(out byte* blob, out int length) ? new MetadataReader(blob, length) : null;
}
