using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Hotswap.Analyzers;

/// <summary>The types the rules ask for, each looked up once per compilation. Safe to use from any thread.</summary>
internal sealed class KnownTypes(Compilation compilation)
{
    private readonly ConcurrentDictionary<string, INamedTypeSymbol?> _types = new(StringComparer.Ordinal);

    public INamedTypeSymbol? HotswapPluginAttribute => Get("Hotswap.HotswapPluginAttribute");

    public INamedTypeSymbol? InvokableAttribute => Get("Hotswap.InvokableAttribute");

    public INamedTypeSymbol? DiscardableStateAttribute => Get("Hotswap.DiscardableStateAttribute");

    public INamedTypeSymbol? PluginContext => Get("Hotswap.PluginContext");

    public INamedTypeSymbol? Vault => Get("Hotswap.Vault");

    public INamedTypeSymbol? DataBag => Get("Hotswap.DataBag");

    public INamedTypeSymbol? Task => Get("System.Threading.Tasks.Task");

    public INamedTypeSymbol? CancellationToken => Get("System.Threading.CancellationToken");

    /// <summary>The type of that metadata name, or null; where several assemblies have it, the first.</summary>
    public INamedTypeSymbol? Get(string metadataName) => _types.GetOrAdd(
        metadataName, name => compilation.GetTypesByMetadataName(name).FirstOrDefault());

    /// <summary>Whether the type is that of the metadata name, as declared (its type arguments do not matter).</summary>
    public bool Is(ITypeSymbol? type, string metadataName) =>
        type is not null && SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, Get(metadataName));
}
