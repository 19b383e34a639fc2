using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.Loader;

namespace Hotswap;

/// <summary>
/// The framework's assemblies in a self-contained host, where they lie among the host's own: all that the framework's
/// facades lead to, asked of the default context.
/// </summary>
[RequiresUnreferencedCode("Looks at references that trimming may have removed.")]
internal static class SelfContainedFramework
{
    // Facades that only forward types: together they reference every assembly of the framework that has public types.
    private static readonly string[] _facades = ["netstandard", "System", "System.Core", "mscorlib", "System.Runtime"];

    public static FrozenSet<string> Names { get; } = Find();

    private static FrozenSet<string> Find()
    {
        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase) { "System.Private.CoreLib" };
        Queue<string> open = new(_facades);
        while (open.TryDequeue(out string? name))
        {
            if (!names.Add(name))
            {
                continue;
            }

            try
            {
                Assembly assembly = AssemblyLoadContext.Default.LoadFromAssemblyName(new AssemblyName(name));
                foreach (AssemblyName reference in assembly.GetReferencedAssemblies())
                {
                    open.Enqueue(reference.Name!);
                }
            }
            catch (FileNotFoundException)
            {
                // Trimmed away, or not part of this framework; the name is the framework's all the same.
            }
        }

        return names.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }
}
