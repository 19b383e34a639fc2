using System.Text;
using System.Text.Json;

namespace Hotswap;

/// <summary>The JSON form of live data: null, or an object whose one property is named for the kind. See docs/live-data.md.</summary>
internal static class LiveDataJson
{
    /// <summary>How much deeper than the payload the JSON forms of live data and of live jobs are.</summary>
    public const int EnvelopeDepth = 2;

    public static void Write(Utf8JsonWriter writer, LiveData data)
    {
        if (data.IsNothing)
        {
            writer.WriteNullValue();
            return;
        }

        LiveJson.StartObject(writer);
        writer.WritePropertyName(LiveDataKinds.Tag(data.Kind));
        WriteValue(writer, data);
        writer.WriteEndObject();
    }

    public static LiveData Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return default;
        }

        LiveJson.StartObject(ref reader, "live data");
        if (!reader.Read() || reader.TokenType != JsonTokenType.PropertyName)
        {
            throw new LiveDataException("expected live data, found an object without a property");
        }

        string? tag = reader.GetString();
        LiveDataKind kind = LiveDataKinds.FromTag(tag);
        if (kind == LiveDataKind.Nothing)
        {
            throw new LiveDataException($"expected live data, found the unknown kind \"{LiveJson.Shorten(tag)}\"");
        }

        reader.Read();
        LiveData data = ReadValue(ref reader, kind);
        if (!reader.Read() || reader.TokenType != JsonTokenType.EndObject)
        {
            throw new LiveDataException("expected live data, found an object with more than one property");
        }

        return data;
    }

    /// <summary>Reads a whole text and says where in it a fault is.</summary>
    public static T Parse<T>(ReadOnlySpan<byte> utf8Json, LiveJsonReader<T> read)
    {
        LiveJsonText.Validate(utf8Json, LiveJsonText.MaxDepth + EnvelopeDepth);
        return LiveJson.Read(utf8Json, LiveJsonText.MaxDepth + EnvelopeDepth, read);
    }

    /// <summary>The value of a fixed-width kind as it stands in the JSON form, without quotes.</summary>
    public static string ValueText(LiveData data)
    {
        string json = Encoding.UTF8.GetString(LiveJson.ToBytes(data, static (writer, value) => WriteValue(writer, value)));
        return json.Trim('"');
    }

    private static void WriteValue(Utf8JsonWriter writer, in LiveData data)
    {
        switch (data.Kind)
        {
            case LiveDataKind.Boolean: writer.WriteBooleanValue(data.GetBoolean()); break;
            case LiveDataKind.SByte: LiveJson.Write(writer, data.GetSByte()); break;
            case LiveDataKind.Byte: LiveJson.Write(writer, data.GetByte()); break;
            case LiveDataKind.Int16: LiveJson.Write(writer, data.GetInt16()); break;
            case LiveDataKind.UInt16: LiveJson.Write(writer, data.GetUInt16()); break;
            case LiveDataKind.Int32: LiveJson.Write(writer, data.GetInt32()); break;
            case LiveDataKind.UInt32: LiveJson.Write(writer, data.GetUInt32()); break;
            case LiveDataKind.Int64: LiveJson.Write(writer, data.GetInt64()); break;
            case LiveDataKind.UInt64: LiveJson.Write(writer, data.GetUInt64()); break;
            case LiveDataKind.Int128: LiveJson.Write(writer, data.GetInt128()); break;
            case LiveDataKind.UInt128: LiveJson.Write(writer, data.GetUInt128()); break;
            case LiveDataKind.Half: LiveJson.Write(writer, data.GetHalf()); break;
            case LiveDataKind.Single: LiveJson.Write(writer, data.GetSingle()); break;
            case LiveDataKind.Double: LiveJson.Write(writer, data.GetDouble()); break;
            case LiveDataKind.Decimal: LiveJson.Write(writer, data.GetDecimal()); break;
            case LiveDataKind.Char: LiveJson.Write(writer, data.GetChar()); break;
            case LiveDataKind.Guid: LiveJson.Write(writer, data.GetGuid()); break;
            case LiveDataKind.DateTime: LiveJson.Write(writer, data.GetDateTime()); break;
            case LiveDataKind.DateTimeOffset: LiveJson.Write(writer, data.GetDateTimeOffset()); break;
            case LiveDataKind.DateOnly: LiveJson.Write(writer, data.GetDateOnly()); break;
            case LiveDataKind.TimeOnly: LiveJson.Write(writer, data.GetTimeOnly()); break;
            case LiveDataKind.TimeSpan: LiveJson.Write(writer, data.GetTimeSpan()); break;
            case LiveDataKind.String: LiveJson.Write(writer, data.Text); break;
            case LiveDataKind.Bytes: LiveJson.Write(writer, data.Buffer); break;
            default: LiveJson.WriteJson(writer, data.Buffer); break;
        }
    }

    private static LiveData ReadValue(ref Utf8JsonReader reader, LiveDataKind kind) => kind switch
    {
        LiveDataKind.Boolean => LiveJson.ReadBoolean(ref reader),
        LiveDataKind.SByte => LiveJson.ReadSByte(ref reader),
        LiveDataKind.Byte => LiveJson.ReadByte(ref reader),
        LiveDataKind.Int16 => LiveJson.ReadInt16(ref reader),
        LiveDataKind.UInt16 => LiveJson.ReadUInt16(ref reader),
        LiveDataKind.Int32 => LiveJson.ReadInt32(ref reader),
        LiveDataKind.UInt32 => LiveJson.ReadUInt32(ref reader),
        LiveDataKind.Int64 => LiveJson.ReadInt64(ref reader),
        LiveDataKind.UInt64 => LiveJson.ReadUInt64(ref reader),
        LiveDataKind.Int128 => LiveJson.ReadInt128(ref reader),
        LiveDataKind.UInt128 => LiveJson.ReadUInt128(ref reader),
        LiveDataKind.Half => LiveJson.ReadHalf(ref reader),
        LiveDataKind.Single => LiveJson.ReadSingle(ref reader),
        LiveDataKind.Double => LiveJson.ReadDouble(ref reader),
        LiveDataKind.Decimal => LiveJson.ReadDecimal(ref reader),
        LiveDataKind.Char => LiveJson.ReadChar(ref reader),
        LiveDataKind.Guid => LiveJson.ReadGuid(ref reader),
        LiveDataKind.DateTime => LiveJson.ReadDateTime(ref reader),
        LiveDataKind.DateTimeOffset => LiveJson.ReadDateTimeOffset(ref reader),
        LiveDataKind.DateOnly => LiveJson.ReadDateOnly(ref reader),
        LiveDataKind.TimeOnly => LiveJson.ReadTimeOnly(ref reader),
        LiveDataKind.TimeSpan => LiveJson.ReadTimeSpan(ref reader),
        LiveDataKind.String => LiveJson.ReadString(ref reader) ?? throw LiveJson.Unexpected(ref reader, "a string"),
        LiveDataKind.Bytes => LiveJson.ReadBytes(ref reader) is { } bytes ? LiveData.OfOwnedBytes(bytes) : throw LiveJson.Unexpected(ref reader, "a byte array"),
        _ => LiveData.FromOwnedJson(LiveJson.ReadJson(ref reader)),
    };
}
