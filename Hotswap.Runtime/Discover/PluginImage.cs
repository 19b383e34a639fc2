using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Hotswap;

/// <summary>
/// A plugin's loadable files, read once: what is hashed here is what is checked and what is loaded, whatever happens to the
/// files on disk meanwhile.
/// </summary>
internal sealed class PluginImage
{
    // Ten seconds: a folder that is still written to then does not come to rest by itself.
    private const int MostAttempts = 1000;
    private const int PauseMilliseconds = 10;

    private readonly Dictionary<string, byte[]> _files;

    private readonly Dictionary<string, byte[]> _symbols;

    private readonly Dictionary<string, AssemblyImage> _assemblies = new(StringComparer.OrdinalIgnoreCase);

    private DependencyManifest? _dependencies;

    private PluginImage(
        PluginSource source, IReadOnlyList<LoadableFile> looks, Dictionary<string, byte[]> files, string hash, Dictionary<string, byte[]> symbols)
    {
        Source = source;
        Looks = looks;
        _files = files;
        Hash = hash;
        _symbols = symbols;
        MainPath = Path.GetRelativePath(source.Directory, source.AssemblyPath).Replace('\\', '/');
    }

    public PluginSource Source { get; }

    /// <summary>How the files looked when they were read.</summary>
    public IReadOnlyList<LoadableFile> Looks { get; }

    /// <summary>SHA-256 over paths and contents, hexadecimal.</summary>
    public string Hash { get; }

    /// <summary>Relative path of the main assembly.</summary>
    public string MainPath { get; }

    /// <summary>The main assembly.</summary>
    public byte[] Main => _files[MainPath];

    /// <summary>Relative path of the dependency manifest, whether it is there or not.</summary>
    public string DependencyManifestPath => Path.ChangeExtension(MainPath, ".deps.json");

    /// <summary>What the plugin's dependency manifest says; nothing where it has none.</summary>
    /// <exception cref="System.Text.Json.JsonException">The manifest is damaged; preflight refuses such a plugin.</exception>
    public DependencyManifest Dependencies => _dependencies ??=
        Find(DependencyManifestPath) is { } json ? DependencyManifest.Parse(json) : DependencyManifest.None;

    /// <summary>Relative paths of all files.</summary>
    public IEnumerable<string> Paths => _files.Keys;

    /// <summary>The file of that relative path, ignoring case, or null.</summary>
    public byte[]? Find(string relativePath) => _files.GetValueOrDefault(relativePath);

    /// <summary>An assembly among the files, for reading its metadata. For the load that reads them, one step after the other.</summary>
    public AssemblyImage Assembly(string relativePath)
    {
        if (!_assemblies.TryGetValue(relativePath, out AssemblyImage? assembly))
        {
            assembly = new AssemblyImage(_files[relativePath]);
            _assemblies.Add(relativePath, assembly);
        }

        return assembly;
    }

    /// <summary>Forgets what was read of assemblies: it pins their bytes, which stay for as long as the version does.</summary>
    public void ReleaseMetadata()
    {
        foreach (AssemblyImage assembly in _assemblies.Values)
        {
            assembly.Dispose();
        }

        _assemblies.Clear();
    }

    /// <summary>The pdb of an assembly, if it is there: with it, stack traces name lines and breakpoints bind.</summary>
    public byte[]? SymbolsOf(string relativePath) => _symbols.GetValueOrDefault(relativePath);

    /// <summary>Reads the plugin's files. What is written to at that moment is read again until it stays as it is.</summary>
    /// <exception cref="IOException">A file cannot be read, or the folder does not come to rest.</exception>
    /// <exception cref="UnauthorizedAccessException">A file cannot be read.</exception>
    public static PluginImage Read(PluginSource source)
    {
        for (int attempt = 0; attempt < MostAttempts; attempt++)
        {
            PluginImage image = ReadOnce(source);
            if (image.Find(image.MainPath) is null)
            {
                throw new FileNotFoundException($"\"{source.AssemblyPath}\" was there a moment ago and is gone.", source.AssemblyPath);
            }

            if (image.Looks.All(l => image.Find(l.RelativePath)!.Length == l.Length) && LoadableFile.Of(source).SequenceEqual(image.Looks))
            {
                return image;
            }

            Thread.Sleep(PauseMilliseconds);
        }

        throw new PluginFilesException("they are being written without end. Reload when the build or copy is done.");
    }

    private static PluginImage ReadOnce(PluginSource source)
    {
        IReadOnlyList<LoadableFile> looks = LoadableFile.Of(source);
        Dictionary<string, byte[]> files = new(StringComparer.OrdinalIgnoreCase);
        Dictionary<string, byte[]> symbols = new(StringComparer.OrdinalIgnoreCase);
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (LoadableFile look in looks)
        {
            // What has no length may be a pipe or a device, and reading that would not end.
            byte[] bytes = look.Length == 0 ? [] : File.ReadAllBytes(Path.Combine(source.Directory, look.RelativePath));
            if (!files.TryAdd(look.RelativePath, bytes))
            {
                throw new PluginFilesException($"\"{look.RelativePath}\" is there twice, in names that differ only in case. Remove one of them.");
            }

            // Path, length, content: no other set of files gives the same sequence of bytes.
            hash.AppendData(Encoding.UTF8.GetBytes($"{look.RelativePath}\n{bytes.Length}\n"));
            hash.AppendData(bytes);

            string pdb = Path.Combine(source.Directory, Path.ChangeExtension(look.RelativePath, ".pdb"));
            if (File.Exists(pdb))
            {
                symbols[look.RelativePath] = File.ReadAllBytes(pdb);
            }
        }

        return new PluginImage(
            source,
            looks,
            files,
            Convert.ToHexStringLower(hash.GetHashAndReset()),
            symbols);
    }

    /// <summary>Bytes as metadata readers want them, without a copy.</summary>
    public static System.Collections.Immutable.ImmutableArray<byte> AsImmutable(byte[] bytes) => ImmutableCollectionsMarshal.AsImmutableArray(bytes);
}
