using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Hotswap.Discovery;

/// <summary>A plugin among the references of a host.</summary>
/// <param name="ContractVersion">The contract that it was generated for.</param>
/// <param name="EntryType">Full name of its entry.</param>
/// <param name="Payload">Its manifest.</param>
public readonly record struct ReferencedPlugin(int ContractVersion, string EntryType, string Payload);

/// <summary>Finds plugins among references by the manifests in their metadata.</summary>
public static class ReferencedPlugins
{
    /// <summary>The plugins that a compilation references, ordinally by entry.</summary>
    public static ImmutableArray<ReferencedPlugin> Of(Compilation compilation, CancellationToken cancellationToken)
    {
        if (compilation.GetTypeByMetadataName("Hotswap.HotswapManifestAttribute") is not { } manifest)
        {
            return [];
        }

        var found = new List<ReferencedPlugin>();
        foreach (IAssemblySymbol assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (KnownTypes.Attribute(assembly, manifest) is
                { ConstructorArguments: [{ Value: int version }, { Value: string entry }, { Value: string payload }] }
                && assembly.GetTypeByMetadataName(entry) is { DeclaredAccessibility: Accessibility.Public })
            {
                found.Add(new ReferencedPlugin(version, entry, payload));
            }
        }

        return [.. found.OrderBy(p => p.EntryType, StringComparer.Ordinal)];
    }
}
