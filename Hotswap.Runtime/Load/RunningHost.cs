using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.Loader;

namespace Hotswap;

/// <summary>This process as a host: what its default context has or finds.</summary>
[RequiresUnreferencedCode("Looks at assemblies that are only known at run time.")]
internal sealed class RunningHost : IHostAssemblies
{
    private static readonly FrozenSet<string> _frameworkNames = FindFrameworkNames();

    public bool IsFramework(string name) => _frameworkNames.Contains(name);

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "An instance exists only where loading is supported.")]
    public HostAssembly? Find(string name) => FindLoaded(name);

    private static LoadedHostAssembly? FindLoaded(string name)
    {
        try
        {
            return new LoadedHostAssembly(AssemblyLoadContext.Default.LoadFromAssemblyName(new AssemblyName(name)));
        }
        catch (Exception e) when (e is FileNotFoundException or FileLoadException or BadImageFormatException)
        {
            return null;
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
        return names.Contains("System.Runtime") ? names : SelfContainedFramework.Names(FindLoaded);
    }
}
