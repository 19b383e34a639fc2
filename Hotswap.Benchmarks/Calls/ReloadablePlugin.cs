using System.Reflection;

namespace Hotswap.Benchmarks.Calls;

/// <summary>The plugin of the tour in a folder of its own, to be changed without a build.</summary>
internal sealed class ReloadablePlugin : IDisposable
{
    private readonly byte[] _original;
    private readonly string _file;
    private int _changes;

    public ReloadablePlugin()
    {
        string built = typeof(ReloadablePlugin).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == "WorldPlugin").Value!;
        _original = File.ReadAllBytes(built);
        _file = System.IO.Path.Combine(Directory.CreateDirectory(System.IO.Path.Combine(Path, "World")).FullName, "World.dll");
        File.WriteAllBytes(_file, _original);
    }

    /// <summary>The folder for the host.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("hotswap-benchmark-").FullName;

    /// <summary>Makes it another file: bytes behind the last section change the content and nothing else.</summary>
    public void Change()
    {
        File.WriteAllBytes(_file + ".new", [.. _original, .. BitConverter.GetBytes(++_changes)]);
        File.Move(_file + ".new", _file, overwrite: true);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
