using Microsoft.Diagnostics.Runtime;

namespace Hotswap.Tool.Doctor;

/// <summary>Which static field holds an object.</summary>
internal sealed class StaticFields
{
    private readonly Dictionary<ulong, string> _names = [];

    public StaticFields(ClrRuntime runtime)
    {
        foreach (ClrType type in runtime.EnumerateModules().SelectMany(m => m.EnumerateTypesWithStaticFields()).Where(t => !t.IsCollectible))
        {
            foreach (ClrStaticField field in type.StaticFields.Where(f => f.IsObjectReference))
            {
                foreach (ClrAppDomain domain in runtime.AppDomains)
                {
                    Add(field.ReadObject(domain), $"static field {NameOf(type, field.Name)}");
                }
            }

            foreach (ClrThreadStaticField field in type.ThreadStaticFields.Where(f => f.IsObjectReference))
            {
                foreach (ClrThread thread in runtime.Threads.Where(t => t.IsAlive))
                {
                    Add(field.ReadObject(thread), $"thread-static field {NameOf(type, field.Name)} of thread {thread.ManagedThreadId}");
                }
            }
        }
    }

    /// <summary>The field that holds the object, or null.</summary>
    public string? Find(ulong address) => _names.GetValueOrDefault(address);

    private static string NameOf(ClrType type, string? field) => $"{type.Name}.{Words.Member(field)}";

    private void Add(ClrObject o, string name)
    {
        if (!o.IsNull && o.Type is { IsString: false })
        {
            _names.TryAdd(o.Address, name);
        }
    }
}
