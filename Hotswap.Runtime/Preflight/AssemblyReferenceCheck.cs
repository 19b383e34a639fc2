using System.Reflection.Metadata;
using System.Text.Json;

namespace Hotswap;

/// <summary>
/// Checks what a plugin's assemblies reference: contracts are taken from the host, and what is taken from the host must be
/// there, must not be older than what the plugin was built against, and must have every type and member that is used.
/// </summary>
internal sealed class AssemblyReferenceCheck(string plugin, PluginImage image, SharedAssemblies shared, List<PluginLoadError> errors)
{
    private readonly PluginFiles _files = new(image);

    public void Run()
    {
        if (!CanReadDependencies())
        {
            return;
        }

        List<string> own = [];

        // Contracts first: what they reference is shared as well, whatever the plugin brings along.
        Walk(ShareIfContract, _ => { });
        Walk((name, version) => CheckHostCopy(name, version), own.Add);
        foreach (string file in own)
        {
            CheckMembers(file);
        }
    }

    private bool CanReadDependencies()
    {
        try
        {
            _ = image.Dependencies;
            return true;
        }
        catch (JsonException e)
        {
            Add($"its {image.DependencyManifestPath} is truncated or damaged: {e.Message} Copy it again, or build the plugin again.");
            return false;
        }
    }

    private void CheckMembers(string file)
    {
        try
        {
            foreach (string missing in new MemberReferenceCheck(image.Assembly(file).Metadata!, shared).Missing())
            {
                Add($"{(file == image.MainPath ? "it" : $"its {file}")} uses {missing}, which the host's copy does not have. "
                    + "Update the host, or build the plugin against the host's version.");
            }
        }
        catch (Exception e) when (DamagedMetadata.Explains(e))
        {
            Add(Damaged(file, e));
        }
    }

    private static string Damaged(string file, Exception e) => $"its {file} is truncated or damaged ({e.Message}) Copy it again.";

    /// <summary>Goes through the plugin's assemblies and what each references; a reference is taken up once.</summary>
    private void Walk(Action<string, Version> fromHost, Action<string> fromPlugin)
    {
        HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);
        Queue<string> open = new([image.MainPath]);
        while (open.TryDequeue(out string? file))
        {
            if (References(file) is not { } references)
            {
                continue;
            }

            fromPlugin(file);
            foreach ((string name, Version version) in references.Where(r => seen.Add(r.Name)))
            {
                if (!shared.IsShared(name) && _files.Assembly(name, null) is { } ownFile && !IsContract(ownFile))
                {
                    open.Enqueue(ownFile);
                }
                else
                {
                    fromHost(name, version);
                }
            }
        }
    }

    private void ShareIfContract(string name, Version version)
    {
        if (!shared.IsShared(name) && shared.FindInHost(name) is { } assembly
            && (assembly.IsContract || _files.Assembly(name, null) is not null))
        {
            shared.Share(assembly);
        }
    }

    private void CheckHostCopy(string name, Version wanted)
    {
        HostAssembly? host = shared.FindInHost(name);
        if (host is null)
        {
            Add($"it references {name} {wanted}, which is neither in its folder nor in the host. "
                + "If it is a contract, reference it in the host; else copy it beside the plugin (EnableDynamicLoading does so).");
        }
        else if (host.Version is { } version && version < wanted)
        {
            Add($"it references {name} {wanted}, the host has the older {version}, and this assembly is shared. "
                + "Update the host, or build the plugin against the host's version.");
        }
    }

    private bool IsContract(string file)
    {
        try
        {
            return image.Assembly(file).Metadata is { IsAssembly: true } metadata
                && metadata.HasAssemblyAttribute("Hotswap", nameof(HotswapContractAttribute));
        }
        catch (Exception e) when (DamagedMetadata.Explains(e))
        {
            // Said where its references are read.
            return false;
        }
    }

    private List<(string Name, Version Version)>? References(string file)
    {
        try
        {
            if (image.Assembly(file).Metadata is { } metadata)
            {
                CheckFitness(file, metadata);
                return [.. metadata.AssemblyReferences.Select(metadata.GetAssemblyReference).Select(r => (metadata.GetString(r.Name), r.Version))];
            }

            Add($"its {file} is no .NET assembly, but an assembly of that name is referenced.");
        }
        catch (Exception e) when (DamagedMetadata.Explains(e))
        {
            Add(Damaged(file, e));
        }

        return null;
    }

    // Both would only be found when the assembly is loaded.
    private void CheckFitness(string file, MetadataReader metadata)
    {
        if (ManifestReader.IsReferenceAssembly(metadata))
        {
            Add($"its {file} is {ManifestReader.ReferenceAssembly}");
        }

        string name = metadata.GetString(metadata.GetAssemblyDefinition().Name);
        if (file != image.MainPath && !name.Equals(Path.GetFileNameWithoutExtension(file), StringComparison.OrdinalIgnoreCase))
        {
            Add($"its {file} is the assembly {name} under another name, so that it cannot be loaded. Copy it again under its own name.");
        }
    }

    private void Add(string message)
    {
        PluginLoadError error = new(plugin, LoadStage.Preflight, message);
        if (!errors.Contains(error))
        {
            errors.Add(error);
        }
    }
}
