using System.Collections.Frozen;

namespace Hotswap;

/// <summary>
/// The framework's assemblies in a self-contained host, where they lie among the host's own: all that the framework's
/// facades lead to.
/// </summary>
internal static class SelfContainedFramework
{
    // Facades that only forward types: together they reference every assembly of the framework that has public types.
    private static readonly string[] _facades = ["netstandard", "System", "System.Core", "mscorlib", "System.Runtime"];

    /// <param name="find">Finds an assembly of the host.</param>
    public static FrozenSet<string> Names(Func<string, HostAssembly?> find)
    {
        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase) { "System.Private.CoreLib" };
        Queue<string> open = new(_facades);
        while (open.TryDequeue(out string? name))
        {
            // Where there is none it was trimmed away, or is not part of this framework; the name is the framework's all the same.
            if (names.Add(name) && find(name) is { } assembly)
            {
                foreach (string reference in assembly.References)
                {
                    open.Enqueue(reference);
                }
            }
        }

        return names.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }
}
