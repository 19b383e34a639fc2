using Microsoft.Diagnostics.Runtime;

namespace Hotswap.Tool.Doctor;

/// <summary>Which static field holds an object.</summary>
internal sealed class StaticFields
{
    private readonly Dictionary<ulong, StaticField> _fields = [];

    public StaticFields(ClrRuntime runtime)
    {
        ClrThread[] threads = [.. runtime.Threads.Where(t => t.IsAlive)];

        // Modules know their generic types only unbound: those in use are found by their objects.
        IEnumerable<ClrType> generic = runtime.Heap.EnumerateObjects().Select(o => o.Type).OfType<ClrType>().DistinctBy(t => t.MethodTable).Where(t => t.Name?.EndsWith('>') == true);
        foreach (ClrType type in runtime.EnumerateModules().SelectMany(m => m.EnumerateTypesWithStaticFields()).Concat(generic).Where(t => !t.IsCollectible))
        {
            foreach (ClrStaticField field in type.StaticFields.Where(f => f.IsObjectReference))
            {
                foreach (ClrAppDomain domain in runtime.AppDomains)
                {
                    Add(field.ReadObject(domain), new StaticField(type, field.Name ?? "?", null));
                }
            }

            foreach (ClrThreadStaticField field in type.ThreadStaticFields.Where(f => f.IsObjectReference))
            {
                foreach (ClrThread thread in threads)
                {
                    Add(field.ReadObject(thread), new StaticField(type, field.Name ?? "?", thread.ManagedThreadId));
                }
            }
        }
    }

    /// <summary>What thread-static fields hold: roots that the heap does not count among its own.</summary>
    public IEnumerable<ulong> OfThreads => _fields.Where(f => f.Value.Thread is not null).Select(f => f.Key);

    /// <summary>The field that holds the object, or null.</summary>
    public StaticField? Find(ulong address) => _fields.GetValueOrDefault(address);

    private void Add(ClrObject o, StaticField field)
    {
        if (!o.IsNull && o.Type is { IsString: false })
        {
            _fields.TryAdd(o.Address, field);
        }
    }
}
