using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hotswap.Tool.Terminal;

/// <summary>The JSON that commands write with <c>--json</c>: indented, camelCase, one object.</summary>
internal static class Json
{
    private static readonly JsonSerializerOptions _options = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    public static void Write<T>(ToolConsole console, T value) => console.OutWriter.WriteLine(JsonSerializer.Serialize(value, _options));
}
