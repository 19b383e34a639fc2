using Microsoft.Diagnostics.Runtime;

namespace Hotswap.Tool.Doctor;

/// <summary>The plugin versions of a host: what its ledgers say of them, and which objects are theirs.</summary>
internal sealed class LoadedVersions
{
    private readonly ClrHeap _heap;
    private readonly Dictionary<ulong, string> _byAllocator = [];
    private readonly Dictionary<ulong, string?> _byMethodTable = [];
    private readonly Dictionary<string, PluginVersionState?> _states = new(StringComparer.Ordinal);

    public LoadedVersions(ClrRuntime runtime)
    {
        _heap = runtime.Heap;
        foreach (ClrObject ledger in _heap.EnumerateObjects().Where(o => o.Type?.Name == "Hotswap.VersionLedger"))
        {
            ReadLedger(ledger);
        }

        foreach (ClrModule module in runtime.EnumerateModules())
        {
            ReadModule(runtime, module);
        }
    }

    /// <summary>The state of every version; null where no ledger has it.</summary>
    public IReadOnlyDictionary<string, PluginVersionState?> States => _states;

    /// <summary>Whether code of the version is in memory.</summary>
    public bool IsInMemory(string version) => _byAllocator.ContainsValue(version);

    /// <summary>The version that an object belongs to, so that holding the object holds the version; null if none.</summary>
    public string? OwnerOf(ClrObject o) => o.Type is not { } type ? null : _byAllocator.GetValueOrDefault(o.Address) ?? OwnerOf(type);

    /// <summary>The version that a type belongs to; null if none.</summary>
    public string? OwnerOf(ClrType type)
    {
        if (!type.IsCollectible)
        {
            return null;
        }

        if (!_byMethodTable.TryGetValue(type.MethodTable, out string? version))
        {
            version = AllocatorOf(type) is var allocator and not 0 ? _byAllocator.GetValueOrDefault(allocator) : null;
            _byMethodTable[type.MethodTable] = version;
        }

        return version;
    }

    private void ReadLedger(ClrObject ledger)
    {
        ClrObject open = ledger.ReadObjectField("_open");
        ClrObject items = open.ReadObjectField("_items");
        foreach (ClrObject record in Enumerable.Range(0, open.ReadField<int>("_size")).Select(items.AsArray().GetObjectValue))
        {
            ClrObject id = record.ReadObjectField("<Id>k__BackingField");
            PluginVersionId version = new(
                id.ReadStringField("<Plugin>k__BackingField") ?? "",
                id.ReadField<int>("<Number>k__BackingField"),
                new Version(),
                id.ReadStringField("<ContentHash>k__BackingField") ?? "");
            _states[version.ToString()] = (PluginVersionState)record.ReadField<int>("<State>k__BackingField");
        }
    }

    /// <summary>Finds out whether a module is a plugin's: then its types lead to the context, which is named after the version.</summary>
    private void ReadModule(ClrRuntime runtime, ClrModule module)
    {
        ClrType? type = module.EnumerateTypeDefToMethodTableMap()
            .Select(t => runtime.GetTypeByMethodTable(t.MethodTable))
            .FirstOrDefault(t => t is { IsCollectible: true });
        if (type is null || AllocatorOf(type) is not (var allocator and not 0))
        {
            return;
        }

        ClrObject context = type.AssemblyLoadContextAddress == 0 ? default : _heap.GetObject(type.AssemblyLoadContextAddress);
        if (context.Type is null)
        {
            // The context is gone and the assembly is not: only its own name tells what it was.
            string name = Path.GetFileNameWithoutExtension(module.AssemblyName ?? module.Name ?? "") + "#?";
            _states.TryAdd(name, null);
            _byAllocator.TryAdd(allocator, name);
        }
        else if (context.Type.Name == "Hotswap.PluginLoadContext" && context.ReadStringField("_name") is { } version)
        {
            _states.TryAdd(version, null);
            _byAllocator.TryAdd(allocator, version);
        }
    }

    private ulong AllocatorOf(ClrType type) => type.LoaderAllocatorHandle == 0 ? 0 : _heap.Runtime.DataTarget.DataReader.ReadPointer(type.LoaderAllocatorHandle);
}
