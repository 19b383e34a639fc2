using System.Text.Json;

namespace Hotswap;

/// <summary>
/// What a plugin's <c>&lt;name&gt;.deps.json</c> says about its files: which of them are for which system. Read from the bytes
/// that belong to the image; the framework's AssemblyDependencyResolver would read the file again, at another moment.
/// Immutable.
/// </summary>
internal sealed class DependencyManifest
{
    public static DependencyManifest None { get; } = new([], []);

    private DependencyManifest(IReadOnlyList<DependencyAsset> assemblies, IReadOnlyList<DependencyAsset> natives)
    {
        Assemblies = assemblies;
        Natives = natives;
    }

    /// <summary>Managed assemblies, satellites included.</summary>
    public IReadOnlyList<DependencyAsset> Assemblies { get; }

    /// <summary>Native libraries.</summary>
    public IReadOnlyList<DependencyAsset> Natives { get; }

    /// <exception cref="JsonException">It is no JSON, or has another shape.</exception>
    public static DependencyManifest Parse(ReadOnlyMemory<byte> json)
    {
        using JsonDocument document = JsonDocument.Parse(WithoutByteOrderMark(json), new JsonDocumentOptions
        {
            CommentHandling = JsonCommentHandling.Skip,
            AllowTrailingCommas = true,
        });
        try
        {
            List<DependencyAsset> assemblies = [];
            List<DependencyAsset> natives = [];
            foreach (JsonProperty library in TargetOf(document.RootElement))
            {
                foreach (JsonProperty group in library.Value.EnumerateObject())
                {
                    foreach ((DependencyAsset asset, bool isNative) in AssetsOf(group))
                    {
                        (isNative ? natives : assemblies).Add(asset);
                    }
                }
            }

            return new DependencyManifest(assemblies, natives);
        }
        catch (Exception e) when (e is InvalidOperationException or KeyNotFoundException)
        {
            throw new JsonException($"It has not the shape of a dependency manifest: {e.Message}", e);
        }
    }

    private static ReadOnlyMemory<byte> WithoutByteOrderMark(ReadOnlyMemory<byte> json) => json.Span.StartsWith("\uFEFF"u8) ? json[3..] : json;

    private static IEnumerable<JsonProperty> TargetOf(JsonElement root)
    {
        if (!root.TryGetProperty("targets", out JsonElement targets))
        {
            return [];
        }

        // The target with a runtime identifier, where there are two.
        string? name = root.TryGetProperty("runtimeTarget", out JsonElement runtime)
            ? runtime.ValueKind == JsonValueKind.String ? runtime.GetString() : runtime.GetProperty("name").GetString()
            : null;
        return name is not null && targets.TryGetProperty(name, out JsonElement target)
            ? target.EnumerateObject()
            : targets.EnumerateObject().SelectMany(t => t.Value.EnumerateObject());
    }

    private static IEnumerable<(DependencyAsset Asset, bool IsNative)> AssetsOf(JsonProperty group) => group.Name switch
    {
        "runtime" => group.Value.EnumerateObject().Select(a => (new DependencyAsset(PlaceOf(a, ""), null), false)),
        "native" => group.Value.EnumerateObject().Select(a => (new DependencyAsset(PlaceOf(a, ""), null), true)),
        "resources" => group.Value.EnumerateObject().Select(a => (new DependencyAsset(PlaceOf(a, a.Value.GetProperty("locale").GetString() + "/"), null), false)),
        "runtimeTargets" => group.Value.EnumerateObject()
            .Select(a => (new DependencyAsset(LocalPath(a) ?? a.Name, a.Value.GetProperty("rid").GetString()), a.Value.GetProperty("assetType").GetString() == "native")),
        _ => [],
    };

    // Paths are those inside the package; beside the plugin the build leaves the file name alone, unless it says otherwise.
    private static string PlaceOf(JsonProperty asset, string folder) => LocalPath(asset) ?? folder + asset.Name[(asset.Name.LastIndexOf('/') + 1)..];

    private static string? LocalPath(JsonProperty asset) =>
        asset.Value.TryGetProperty("localPath", out JsonElement local) ? local.GetString()?.Replace('\\', '/') : null;
}
