using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hotswap.Generators.Tests.Harness;

/// <summary>Compiles what was emitted, loads it into this process and runs its entry, without a host.</summary>
internal sealed class LoadedPlugin
{
    private LoadedPlugin(Assembly assembly, IPluginEntry entry)
    {
        Assembly = assembly;
        Entry = entry;
    }

    public Assembly Assembly { get; }

    public IPluginEntry Entry { get; }

    public PluginContext Context { get; } = new(new PluginVersionId("world", 1, new Version(1, 0), ""), AppContext.BaseDirectory, NullLogger.Instance);

    public static LoadedPlugin From(GeneratorRun run, params MetadataReference[] contracts)
    {
        run.AssertNoErrors();
        using var bytes = new MemoryStream();
        Assert.True(run.Output.Emit(bytes).Success);
        bytes.Position = 0;
        var context = new AssemblyLoadContext(null, isCollectible: true);
        foreach (MetadataReference contract in contracts)
        {
            using var stream = new MemoryStream(TestCompilation.Image(contract));
            context.LoadFromStream(stream);
        }

        Assembly assembly = context.LoadFromStream(bytes);
        HotswapManifestAttribute manifest = assembly.GetCustomAttribute<HotswapManifestAttribute>()!;
        return new LoadedPlugin(assembly, (IPluginEntry)Activator.CreateInstance(assembly.GetType(manifest.EntryType, throwOnError: true)!)!);
    }

    /// <summary>A loaded plugin whose object was made.</summary>
    public static LoadedPlugin Created(params string[] sources)
    {
        LoadedPlugin plugin = From(GeneratorRun.Of(sources));
        plugin.Entry.Create(plugin.Context);
        return plugin;
    }

    /// <summary>The value of a static field or property of the plugin.</summary>
    public object? Static(string type, string member)
    {
        Type found = Assembly.GetType(type, throwOnError: true)!;
        const BindingFlags any = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
        return found.GetField(member, any) is { } field ? field.GetValue(null) : found.GetProperty(member, any)!.GetValue(null);
    }
}
