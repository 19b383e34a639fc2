namespace Hotswap.Runtime.Tests.Harness;

/// <summary>A folder of plugins in the temporary directory, removed at the end of the test.</summary>
internal sealed class PluginFolder : IDisposable
{
    public PluginFolder() => Path = Directory.CreateTempSubdirectory("hotswap-test-").FullName;

    public string Path { get; }

    /// <summary>Compiles and writes a plugin into a folder of its own, as a build would.</summary>
    public void Write(PluginText text, params CompiledAssembly[] references) => Write(PluginCompiler.Plugin(text, references));

    public void Write(CompiledAssembly plugin)
    {
        WriteFile($"{plugin.Name}/{plugin.Name}.dll", plugin.Dll);
        WriteFile($"{plugin.Name}/{plugin.Name}.pdb", plugin.Pdb);
    }

    /// <summary>Writes a file in one step, as a careful build would: under another name, then renamed.</summary>
    public string WriteFile(string relativePath, byte[] bytes)
    {
        string path = PathOf(relativePath);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path + ".new", bytes);
        File.Move(path + ".new", path, overwrite: true);
        return path;
    }

    public void Remove(string plugin) => Directory.Delete(PathOf(plugin), recursive: true);

    public string PathOf(string relativePath) => System.IO.Path.Combine(Path, relativePath);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
