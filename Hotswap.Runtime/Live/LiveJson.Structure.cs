using System.Text;
using System.Text.Json;

namespace Hotswap;

/// <content>Objects and arrays.</content>
public static partial class LiveJson
{
    /// <summary>Begins an object.</summary>
    /// <param name="writer">Where to.</param>
    /// <exception cref="LiveDataException">It would be nested too deep.</exception>
    public static void StartObject(Utf8JsonWriter writer)
    {
        RequireDepth(writer);
        writer.WriteStartObject();
    }

    /// <summary>Begins an array.</summary>
    /// <param name="writer">Where to.</param>
    /// <exception cref="LiveDataException">It would be nested too deep.</exception>
    public static void StartArray(Utf8JsonWriter writer)
    {
        RequireDepth(writer);
        writer.WriteStartArray();
    }

    /// <summary>Requires an object.</summary>
    /// <param name="reader">Stands on the value.</param>
    /// <param name="type">What the object is, with its article.</param>
    /// <exception cref="LiveDataException">The value is something else.</exception>
    public static void StartObject(ref Utf8JsonReader reader, string type)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw Unexpected(ref reader, type);
        }
    }

    /// <summary>Requires an array.</summary>
    /// <param name="reader">Stands on the value.</param>
    /// <param name="type">What the array is, with its article.</param>
    /// <exception cref="LiveDataException">The value is something else.</exception>
    public static void StartArray(ref Utf8JsonReader reader, string type)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw Unexpected(ref reader, type);
        }
    }

    /// <summary>Goes on to the value of the next member.</summary>
    /// <param name="reader">Stands on the object's start or on the last token of the member before.</param>
    /// <param name="name">The member's name as UTF-8.</param>
    /// <returns>False at the object's end.</returns>
    public static bool NextMember(ref Utf8JsonReader reader, out ReadOnlySpan<byte> name)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.PropertyName)
        {
            name = default;
            return false;
        }

        name = reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(reader.GetString()!) : reader.ValueSpan;
        reader.Read();
        return true;
    }

    /// <summary>Goes on to the next key of a dictionary; read it with one of the key readers.</summary>
    /// <param name="reader">Stands on the object's start or on the last token of the value before.</param>
    /// <returns>False at the object's end.</returns>
    public static bool NextKey(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.PropertyName;
    }

    /// <summary>Goes on to the next item of an array.</summary>
    /// <param name="reader">Stands on the array's start or on the last token of the item before.</param>
    /// <returns>False at the array's end.</returns>
    public static bool NextItem(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType != JsonTokenType.EndArray;
    }

    /// <summary>Goes on to an item that must be there: that of a tuple.</summary>
    /// <param name="reader">Stands on the array's start or on the last token of the item before.</param>
    /// <param name="type">What the array is, with its article.</param>
    /// <exception cref="LiveDataException">The array has ended.</exception>
    public static void RequireItem(ref Utf8JsonReader reader, string type)
    {
        if (!NextItem(ref reader))
        {
            throw new LiveDataException($"expected {type}, found an array with too few items");
        }
    }

    /// <summary>Requires that an array ends here: that of a tuple.</summary>
    /// <param name="reader">Stands on the last token of the last item.</param>
    /// <param name="type">What the array is, with its article.</param>
    /// <exception cref="LiveDataException">The array has more items.</exception>
    public static void EndArray(ref Utf8JsonReader reader, string type)
    {
        if (NextItem(ref reader))
        {
            throw new LiveDataException($"expected {type}, found an array with too many items");
        }
    }

    private static void RequireDepth(Utf8JsonWriter writer)
    {
        if (writer.CurrentDepth >= LiveJsonText.MaxDepth && writer.CurrentDepth >= writer.Options.MaxDepth)
        {
            throw new LiveDataException(
                $"Live data can be nested {LiveJsonText.MaxDepth} deep; this object is nested deeper, or it refers to itself. Leave the member out with [HotswapIgnore].");
        }
    }
}
