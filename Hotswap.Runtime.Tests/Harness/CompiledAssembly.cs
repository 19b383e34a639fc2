using Microsoft.CodeAnalysis;

namespace Hotswap.Runtime.Tests.Harness;

/// <summary>An assembly that a test compiled.</summary>
internal sealed record CompiledAssembly(string Name, byte[] Dll, byte[] Pdb)
{
    public MetadataReference Reference => MetadataReference.CreateFromImage(Dll);
}
