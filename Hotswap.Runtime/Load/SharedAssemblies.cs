using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.Loader;

namespace Hotswap;

/// <summary>
/// The sharing rule: which assemblies a plugin takes from the host. These are the framework, Hotswap.Runtime and what its
/// public surface needs, contracts, those that the host's options name, and all that these reference.
/// </summary>
[RequiresUnreferencedCode("Looks at assemblies that are only known at run time.")]
internal sealed class SharedAssemblies
{
    private static readonly FrozenSet<string> _frameworkNames = FindFrameworkNames();

    private readonly ConcurrentDictionary<string, byte> _shared = new(StringComparer.OrdinalIgnoreCase);

    public SharedAssemblies(IEnumerable<string> named)
    {
        Metadata = new HostMetadata(FindInHost);
        Share(typeof(PluginHost).Assembly);
        foreach (string name in named)
        {
            if (FindInHost(name) is { } assembly)
            {
                Share(assembly);
            }
            else
            {
                _shared.TryAdd(name, 0);
            }
        }
    }

    /// <summary>The metadata of the host's copies.</summary>
    public HostMetadata Metadata { get; }

    /// <summary>Whether plugins take the assembly of that name from the host.</summary>
    public bool IsShared(string name) => _shared.ContainsKey(name) || IsFramework(name);

    /// <summary>Whether the assembly of that name belongs to a shared framework.</summary>
    private static bool IsFramework(string name) => _frameworkNames.Contains(name);

    /// <summary>The host's assembly of that name, or null if it has none.</summary>
    [SuppressMessage("Performance", "CA1822", Justification = "An instance exists only where loading is supported.")]
    public Assembly? FindInHost(string name)
    {
        try
        {
            return AssemblyLoadContext.Default.LoadFromAssemblyName(new AssemblyName(name));
        }
        catch (Exception e) when (e is FileNotFoundException or FileLoadException or BadImageFormatException)
        {
            return null;
        }
    }

    /// <summary>Shares an assembly of the host and everything that it references: its types may appear in their surface.</summary>
    public void Share(Assembly assembly)
    {
        if (assembly.GetName().Name is not { } name || IsFramework(name) || !_shared.TryAdd(name, 0))
        {
            return;
        }

        foreach (AssemblyName reference in assembly.GetReferencedAssemblies())
        {
            if (reference.Name is { } referenced && !IsShared(referenced))
            {
                if (FindInHost(referenced) is { } found)
                {
                    Share(found);
                }
                else
                {
                    _shared.TryAdd(referenced, 0);
                }
            }
        }
    }

    private static FrozenSet<string> FindFrameworkNames()
    {
        string trusted = AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? "";
        string own = Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);
        FrozenSet<string> names = trusted
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(path => !string.Equals(Path.GetDirectoryName(path), own, StringComparison.Ordinal))
            .Select(path => Path.GetFileNameWithoutExtension(path))
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        return names.Contains("System.Runtime") ? names : SelfContainedFramework.Names;
    }
}
