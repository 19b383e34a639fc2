using Microsoft.CodeAnalysis;

namespace Hotswap.Analyzers;

/// <summary>The referenced assemblies that are plugins, as their manifests say.</summary>
internal static class ReferencedPlugins
{
    public static IEnumerable<IAssemblySymbol> Of(HotswapProject project)
    {
        INamedTypeSymbol? manifest = project.Types.Get("Hotswap.HotswapManifestAttribute");

        // To read the attributes of all assemblies costs more than to ask which of them know the runtime.
        string runtime = manifest?.ContainingAssembly.Name ?? "";
        return project.Compilation.SourceModule.ReferencedAssemblySymbols.Where(a =>
            a.Modules.Any(m => m.ReferencedAssemblies.Any(r => r.Name == runtime)) && a.HasAttribute(manifest));
    }
}
