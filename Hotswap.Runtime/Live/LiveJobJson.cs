using System.Text.Json;

namespace Hotswap;

/// <summary>The JSON form of a live job: an object with name, id, data and, where they are not the default, attempt, due and key.</summary>
internal static class LiveJobJson
{
    public static void Write(Utf8JsonWriter writer, LiveJob job)
    {
        LiveJson.StartObject(writer);
        writer.WritePropertyName("name"u8);
        LiveJson.Write(writer, job.Name);
        writer.WritePropertyName("id"u8);
        LiveJson.Write(writer, job.Id);
        if (job.Attempt != 0)
        {
            writer.WriteNumber("attempt"u8, job.Attempt);
        }

        if (job.Due is { } due)
        {
            writer.WritePropertyName("due"u8);
            LiveJson.Write(writer, due);
        }

        if (job.Key is not null)
        {
            writer.WritePropertyName("key"u8);
            LiveJson.Write(writer, job.Key);
        }

        writer.WritePropertyName("data"u8);
        LiveDataJson.Write(writer, job.Data);
        writer.WriteEndObject();
    }

    public static LiveJob Read(ref Utf8JsonReader reader)
    {
        string? name = null;
        string? id = null;
        int attempt = 0;
        DateTimeOffset? due = null;
        string? key = null;
        LiveData? data = null;
        LiveJson.StartObject(ref reader, "a live job");
        while (LiveJson.NextMember(ref reader, out ReadOnlySpan<byte> member))
        {
            if (member.SequenceEqual("name"u8))
            {
                name = ReadText(ref reader);
            }
            else if (member.SequenceEqual("id"u8))
            {
                id = ReadText(ref reader);
            }
            else if (member.SequenceEqual("attempt"u8))
            {
                attempt = LiveJson.ReadInt32(ref reader);
                if (attempt < 0)
                {
                    throw new LiveDataException("expected a number from 0, found a negative one");
                }
            }
            else if (member.SequenceEqual("due"u8))
            {
                due = reader.TokenType == JsonTokenType.Null ? null : LiveJson.ReadDateTimeOffset(ref reader);
            }
            else if (member.SequenceEqual("key"u8))
            {
                key = reader.TokenType == JsonTokenType.Null ? null : ReadText(ref reader);
            }
            else if (member.SequenceEqual("data"u8))
            {
                data = LiveDataJson.Read(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        return new LiveJob(
            name ?? throw LiveJson.Missing("name", "a string"),
            data ?? throw LiveJson.Missing("data", "live data"),
            id ?? throw LiveJson.Missing("id", "a string"))
        { Attempt = attempt, Due = due, Key = key };
    }

    private static string ReadText(ref Utf8JsonReader reader)
    {
        string text = LiveJson.ReadString(ref reader) ?? "";
        return LiveJob.IsText(text)
            ? text
            : throw new LiveDataException($"expected a string of 1 to {LiveJob.MaxTextLength} characters, found one of {text.Length}");
    }
}
