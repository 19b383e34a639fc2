using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.Json;

namespace Hotswap;

/// <summary>Reads the manifest from an assembly's metadata, without loading the assembly.</summary>
internal static class ManifestReader
{
    /// <summary>The manifest of the assembly in <paramref name="image"/>.</summary>
    /// <exception cref="ManifestException">There is none that can be used; the message says why and what to do.</exception>
    public static PluginManifest Read(AssemblyImage image)
    {
        try
        {
            CheckComplete(image);
            return Read(image.Metadata
                ?? throw new ManifestException("is no .NET assembly (it holds native code only). Only plugin assemblies belong where plugins are looked for."));
        }
        catch (Exception e) when (DamagedMetadata.Explains(e))
        {
            throw new ManifestException(image.IsExecutable
                ? $"is a truncated or damaged assembly ({e.Message}) Copy it again; write new files under another name and rename them when they are complete."
                : "is no assembly. Only plugin assemblies belong where plugins are looked for.");
        }
    }

    /// <summary>What a reference assembly is, and what to do about it.</summary>
    public const string ReferenceAssembly = "a reference assembly, which has no code. Copy the one that the build wrote to its output folder, not that of a ref folder.";

    /// <summary>Whether the assembly has signatures only.</summary>
    public static bool IsReferenceAssembly(MetadataReader metadata) =>
        metadata.HasAssemblyAttribute("System.Runtime.CompilerServices", nameof(System.Runtime.CompilerServices.ReferenceAssemblyAttribute));

    /// <summary>Whether the file is a .NET assembly, as against a native library or damaged.</summary>
    public static bool IsManaged(byte[] file)
    {
        try
        {
            using AssemblyImage image = new(file);
            return image.Pe.HasMetadata;
        }
        catch (Exception e) when (DamagedMetadata.Explains(e))
        {
            return false;
        }
    }

    private static void CheckComplete(AssemblyImage image)
    {
        foreach (SectionHeader section in image.Pe.PEHeaders.SectionHeaders)
        {
            if ((long)section.PointerToRawData + section.SizeOfRawData > image.Length)
            {
                throw new BadImageFormatException($"section {section.Name} ends beyond the end of the file.");
            }
        }
    }

    private static PluginManifest Read(MetadataReader metadata)
    {
        if (!metadata.IsAssembly)
        {
            throw new ManifestException("is a module without an assembly manifest. Only plugin assemblies belong where plugins are looked for.");
        }

        if (IsReferenceAssembly(metadata))
        {
            throw new ManifestException($"is {ReferenceAssembly}");
        }

        AssemblyDefinition assembly = metadata.GetAssemblyDefinition();
        _ = (metadata.GetString(assembly.Name), assembly.Version);
        foreach (CustomAttributeHandle handle in assembly.GetCustomAttributes())
        {
            CustomAttribute attribute = metadata.GetCustomAttribute(handle);
            if (!attribute.IsOf(metadata, "Hotswap", nameof(HotswapManifestAttribute)))
            {
                continue;
            }

            // (int, string, string), after the prolog.
            BlobReader value = metadata.GetBlobReader(attribute.Value);
            if (value.ReadUInt16() != 1)
            {
                throw new BadImageFormatException("the manifest attribute cannot be read.");
            }

            int contractVersion = value.ReadInt32();
            string entryType = value.ReadSerializedString() ?? "";
            return Parse(contractVersion, entryType, value.ReadSerializedString() ?? "");
        }

        throw new ManifestException(
            "is no plugin: it has no manifest. Set <HotswapPlugin>true</HotswapPlugin> in its project and reference Hotswap.Generators; "
            + "if it is no plugin, keep it out of the plugin directory.");
    }

    /// <summary>Reads a manifest's payload; docs/manifest.md describes it. What this runtime does not know is skipped.</summary>
    /// <exception cref="ManifestException">The payload cannot be read, or is of a newer contract.</exception>
    public static PluginManifest Parse(int contractVersion, string entryType, string payload)
    {
        if (contractVersion > PluginManifest.CurrentContractVersion)
        {
            throw new ManifestException(
                $"was built for runtime contract {contractVersion}, this runtime understands {PluginManifest.CurrentContractVersion}. "
                + "Update the host's Hotswap.Runtime, or build the plugin with the host's version of Hotswap.Generators.");
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(payload);
            JsonElement root = document.RootElement;
            string? name = Text(root, "plugin");
            if (string.IsNullOrEmpty(name))
            {
                throw new ManifestException("has a manifest without a plugin name. Build it again with Hotswap.Generators.");
            }

            return new PluginManifest
            {
                ContractVersion = contractVersion,
                EntryType = entryType,
                Name = name,
                ExportType = Text(root, "export"),
                Dependencies = List(root, "dependencies", d => new PluginDependency(Text(d, "name") ?? "", Text(d, "member") ?? "", Text(d, "type"))),
                Functions = List(root, "functions", Function),
                LiveFuncs = List(root, "liveFuncs", Function),
                LiveTypes = List(root, "liveTypes", t => new ManifestLiveType(
                    Text(t, "name") ?? "", Text(t, "type") ?? "", List(t, "members", m => new ManifestLiveMember(Text(m, "name") ?? "", Text(m, "type") ?? "")))),
                Refused = List(root, "refused", r => new ManifestRefusal(Text(r, "id") ?? "", Text(r, "message") ?? "")),
            };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new ManifestException($"has a manifest that cannot be read ({e.Message}) Build it again with Hotswap.Generators.");
        }
    }

    private static ManifestFunction Function(JsonElement e) => new(Text(e, "name") ?? "", Text(e, "signature") ?? "");

    private static string? Text(JsonElement e, string name) => e.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;

    private static IReadOnlyList<T> List<T>(JsonElement e, string name, Func<JsonElement, T> item) =>
        e.TryGetProperty(name, out JsonElement value) ? [.. value.EnumerateArray().Select(item)] : [];
}
