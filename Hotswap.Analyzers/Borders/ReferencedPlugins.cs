using Microsoft.CodeAnalysis;

namespace Hotswap.Analyzers;

/// <summary>The referenced assemblies that are plugins, as their manifests say.</summary>
internal static class ReferencedPlugins
{
    public static IEnumerable<IAssemblySymbol> Of(HotswapProject project)
    {
        INamedTypeSymbol? manifest = project.Types.Get("Hotswap.HotswapManifestAttribute");
        return project.Compilation.SourceModule.ReferencedAssemblySymbols.Where(a => a.HasAttribute(manifest));
    }
}
