using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Hotswap;

/// <summary>Makes a version from an image: context, assemblies, entry. No code of the plugin's own runs here yet, but for module initialisers.</summary>
internal sealed class PluginLoader(HostServices services)
{
    /// <summary>Loads what was planned.</summary>
    /// <exception cref="PlatformNotSupportedException">This process cannot load code at run time.</exception>
    /// <exception cref="Exception">Whatever loading throws; nothing of it stays.</exception>
    public PluginVersion Load(PluginCandidate candidate)
    {
        if (candidate.Static is { } linked)
        {
            return Link(candidate, linked);
        }

        if (DynamicLoading.IsSupported)
        {
            return Load(candidate, candidate.Image!, candidate.Manifest!);
        }

        throw new PlatformNotSupportedException(
            "This process cannot load code at run time (NativeAOT, or Hotswap.DynamicLoading is off). "
            + "Link the plugins statically: set HotswapStaticLinking to true and give PluginHostOptions.StaticPlugins.");
    }

    [RequiresUnreferencedCode("A plugin is loaded at run time.")]
    private PluginVersion Load(PluginCandidate candidate, PluginImage image, PluginManifest manifest)
    {
        VersionRecord record = services.Ledger.Open(manifest.Name, candidate.AssemblyVersion!, image.Hash[..8]);
        candidate.Record = record;
        PluginFiles files = new(image);
        NativeLibraries native = new(image, files, services.NativeLibraries);
        record.Native = native;
        PluginLoadContext loadContext = new(record.Id, image, files, services.Shared!, native);
        try
        {
            native.Copy();
            Assembly assembly = loadContext.LoadMain();
            loadContext.LoadClosure(assembly);
            IPluginEntry entry = CreateEntry(assembly, manifest);
            PluginContext context = NewContext(record.Id, image.Source.Directory);
            record.Attach(context);
            return new PluginVersion(record, manifest, image, context, loadContext, entry);
        }
        catch
        {
            record.MoveTo(PluginVersionState.Unloading);
            services.UnloadWatch.Add(record, UnloadedContext.Begin(loadContext, record.Id, services.Logger));
            throw;
        }
    }

    [RequiresUnreferencedCode("A plugin is loaded at run time.")]
    private static IPluginEntry CreateEntry(Assembly assembly, PluginManifest manifest)
    {
        try
        {
            Type type = assembly.GetType(manifest.EntryType, throwOnError: true)!;
            return (IPluginEntry)Activator.CreateInstance(type)!;
        }
        catch (Exception e) when (e is TypeLoadException or MissingMemberException or InvalidCastException or ArgumentException)
        {
            throw new InvalidOperationException(
                $"its entry \"{manifest.EntryType}\", which the generator writes, cannot be made. Build it again with the host's version of Hotswap.Generators.", e);
        }
    }

    private PluginVersion Link(PluginCandidate candidate, StaticPlugin linked)
    {
        PluginManifest manifest = candidate.Manifest!;
        IPluginEntry entry = linked.CreateEntry();
        VersionRecord record = services.Ledger.Open(manifest.Name, entry.GetType().Assembly.GetName().Version ?? new Version(0, 0), "");
        PluginContext context = NewContext(record.Id, AppContext.BaseDirectory);
        record.Attach(context);
        return new PluginVersion(record, manifest, null, context, null, entry);
    }

    private PluginContext NewContext(PluginVersionId version, string directory) =>
        new(version, directory, new GuardedLogger(services.Options.LoggerFactory.CreateLogger("Hotswap.Plugin." + version.Plugin)));
}
