using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text.Json;

namespace Hotswap;

/// <summary>
/// A host that lies in a folder, as its build or publish left it: what it would have of assemblies if it ran, read from files,
/// executing nothing.
/// </summary>
internal sealed class HostFolder : IHostAssemblies, IDisposable
{
    private readonly string _folder;
    private readonly IReadOnlyList<string> _frameworks;
    private readonly FrozenSet<string> _frameworkNames;
    private readonly ConcurrentDictionary<string, FileHostAssembly?> _found = new(StringComparer.OrdinalIgnoreCase);

    private HostFolder(string folder, IReadOnlyList<string> frameworks)
    {
        _folder = folder;
        _frameworks = frameworks;
        _frameworkNames = frameworks.Count == 0
            ? SelfContainedFramework.Names(Find)
            : frameworks.SelectMany(f => Directory.EnumerateFiles(f, "*.dll"))
                .Select(f => Path.GetFileNameWithoutExtension(f))
                .ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Opens the folder of a host.</summary>
    /// <param name="folder">Full path of the folder with the host's assembly and its <c>runtimeconfig.json</c>.</param>
    /// <param name="sharedFrameworks">Full path of the <c>shared</c> folder of the .NET installation that is to run it.</param>
    /// <exception cref="InvalidDataException">It is no host's folder, or its framework is not installed; the message names the remedy.</exception>
    public static HostFolder Open(string folder, string sharedFrameworks)
    {
        if (!Directory.Exists(folder))
        {
            throw new InvalidDataException($"the host's folder \"{folder}\" does not exist. Name the folder that its build or publish wrote.");
        }

        string[] configs = [.. Directory.EnumerateFiles(folder, "*.runtimeconfig.json")];
        if (configs.Length == 0)
        {
            throw new InvalidDataException(
                $"\"{folder}\" has no *.runtimeconfig.json, so it is no host's folder. Name the folder that the host's build or publish wrote; "
                + "what is in a single-file host cannot be seen from outside: check against the folder of its build.");
        }

        // A folder that holds several applications holds what all of them need.
        List<string> frameworks = [];
        foreach (string config in configs)
        {
            foreach ((string name, string version) in FrameworksOf(config))
            {
                string path = Installed(Path.Combine(sharedFrameworks, name), version) ?? throw new InvalidDataException(
                    $"{Path.GetFileName(config)} asks for {name} {version}, which is not installed in \"{sharedFrameworks}\". "
                    + "Install it, or check on a machine that has it.");
                if (!frameworks.Contains(path))
                {
                    frameworks.Add(path);
                }
            }
        }

        return new HostFolder(folder, frameworks);
    }

    public bool IsFramework(string name) => _frameworkNames.Contains(name);

    public HostAssembly? Find(string name) => _found.GetOrAdd(name, Read);

    public void Dispose()
    {
        foreach (FileHostAssembly? assembly in _found.Values)
        {
            assembly?.Dispose();
        }
    }

    private FileHostAssembly? Read(string name)
    {
        FileHostAssembly? own = Candidates(name).Select(FileHostAssembly.TryOpen).FirstOrDefault(a => a is not null);
        FileHostAssembly? framework = _frameworks.Select(f => FileHostAssembly.TryOpen(Path.Combine(f, name + ".dll"))).FirstOrDefault(a => a is not null);

        // The runtime takes the higher of the two.
        if (own is not null && framework is not null)
        {
            (FileHostAssembly taken, FileHostAssembly left) = own.Version > framework.Version ? (own, framework) : (framework, own);
            left.Dispose();
            return taken;
        }

        return own ?? framework;
    }

    private IEnumerable<string> Candidates(string name)
    {
        string file = name + ".dll";
        foreach (string id in RuntimeIds.Chain)
        {
            string libraries = Path.Combine(_folder, "runtimes", id, "lib");
            if (Directory.Exists(libraries))
            {
                foreach (string framework in Directory.EnumerateDirectories(libraries).OrderDescending(StringComparer.Ordinal))
                {
                    yield return Path.Combine(framework, file);
                }
            }
        }

        yield return Path.Combine(_folder, file);
    }

    private static List<(string Name, string Version)> FrameworksOf(string config)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(config), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            JsonElement options = document.RootElement.GetProperty("runtimeOptions");
            List<(string, string)> frameworks = [];
            if (options.TryGetProperty("framework", out JsonElement one))
            {
                frameworks.Add(Framework(one));
            }

            if (options.TryGetProperty("frameworks", out JsonElement several))
            {
                frameworks.AddRange(several.EnumerateArray().Select(Framework));
            }

            // Every other shared framework stands on this one, which need not be named.
            if (frameworks.Count > 0 && !frameworks.Exists(f => f.Item1 == "Microsoft.NETCore.App"))
            {
                frameworks.Add(("Microsoft.NETCore.App", frameworks[0].Item2));
            }

            return frameworks;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"\"{config}\" cannot be read: {e.Message} Build or publish the host again.");
        }

        static (string, string) Framework(JsonElement e) => (e.GetProperty("name").GetString()!, e.GetProperty("version").GetString()!);
    }

    /// <summary>The folder of the version that the runtime would roll forward to: the newest of the same major version.</summary>
    private static string? Installed(string framework, string wanted)
    {
        if (!Directory.Exists(framework) || Parse(wanted) is not { } minimum)
        {
            return null;
        }

        return Directory.EnumerateDirectories(framework)
            .Select(d => (Path: d, Version: Parse(Path.GetFileName(d))))
            .Where(d => d.Version is { } version && version.Major == minimum.Major && version >= minimum)
            .OrderByDescending(d => d.Version)
            .Select(d => d.Path)
            .FirstOrDefault();

        static Version? Parse(string text) => Version.TryParse(text.Split('-')[0], out Version? version) ? version : null;
    }
}
