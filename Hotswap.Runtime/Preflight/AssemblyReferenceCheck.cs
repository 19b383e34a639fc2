using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Hotswap;

/// <summary>
/// Checks what a plugin's assemblies reference: contracts are taken from the host, and what is taken from the host must be
/// there and not be older than what the plugin was built against.
/// </summary>
internal static class AssemblyReferenceCheck
{
    public static void Check(string plugin, PluginImage image, SharedAssemblies shared, List<PluginLoadError> errors)
    {
        HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);
        Queue<string> open = new([image.MainPath]);
        while (open.TryDequeue(out string? file))
        {
            foreach ((string name, Version version) in References(plugin, file, image, errors))
            {
                if (!seen.Add(name))
                {
                    continue;
                }

                byte[]? own = image.Source.OwnsDirectory ? image.Find($"{name}.dll") : null;
                ShareIfContract(name, own, shared);
                if (own is not null && !shared.IsShared(name))
                {
                    open.Enqueue($"{name}.dll");
                    continue;
                }

                CheckHostCopy(plugin, name, version, shared, errors);
            }
        }
    }

    private static void ShareIfContract(string name, byte[]? own, SharedAssemblies shared)
    {
        if (shared.IsShared(name) || (own is not null && !IsContract(own)))
        {
            return;
        }

        if (shared.FindInHost(name) is { } assembly && (own is not null || assembly.IsDefined(typeof(HotswapContractAttribute), inherit: false)))
        {
            shared.Share(assembly);
        }
    }

    private static void CheckHostCopy(string plugin, string name, Version wanted, SharedAssemblies shared, List<PluginLoadError> errors)
    {
        Assembly? host = shared.FindInHost(name);
        if (host is null)
        {
            errors.Add(new PluginLoadError(plugin, LoadStage.Preflight,
                $"it references {name} {wanted}, which is neither in its folder nor in the host. "
                + "If it is a contract, reference it in the host; else copy it beside the plugin (EnableDynamicLoading does so)."));
        }
        else if (host.GetName().Version is { } version && version < wanted)
        {
            errors.Add(new PluginLoadError(plugin, LoadStage.Preflight,
                $"it references {name} {wanted}, the host has the older {version}, and this assembly is shared. "
                + "Update the host, or build the plugin against the host's version."));
        }
    }

    private static bool IsContract(byte[] image)
    {
        try
        {
            using PEReader pe = new(PluginImage.AsImmutable(image));
            return pe.HasMetadata && pe.GetMetadataReader() is { IsAssembly: true } metadata
                && metadata.HasAssemblyAttribute("Hotswap", nameof(HotswapContractAttribute));
        }
        catch (BadImageFormatException)
        {
            // Reported when its own references are read.
            return false;
        }
    }

    private static IReadOnlyList<(string Name, Version Version)> References(string plugin, string file, PluginImage image, List<PluginLoadError> errors)
    {
        try
        {
            using PEReader pe = new(PluginImage.AsImmutable(image.Find(file)!));
            if (pe.HasMetadata)
            {
                MetadataReader metadata = pe.GetMetadataReader();
                return [.. metadata.AssemblyReferences.Select(metadata.GetAssemblyReference).Select(r => (metadata.GetString(r.Name), r.Version))];
            }

            errors.Add(new PluginLoadError(plugin, LoadStage.Preflight, $"its {file} is no .NET assembly, but an assembly of that name is referenced."));
        }
        catch (BadImageFormatException e)
        {
            errors.Add(new PluginLoadError(plugin, LoadStage.Preflight, $"its {file} is truncated or damaged ({e.Message}) Copy it again."));
        }

        return [];
    }
}
