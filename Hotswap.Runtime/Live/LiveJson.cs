using System.ComponentModel;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Hotswap;

/// <summary>
/// What generated readers and writers are made of. Every value that is written is read back bit for bit. Nothing is kept
/// between two calls, and no type of a plugin is looked at.
/// </summary>
/// <remarks>
/// A reader stands on the first token of its value and leaves the JSON reader on the last. What it cannot read it says
/// without the path; <see cref="Read{T}(LiveData, LiveJsonReader{T})"/> finds the path and adds it.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class LiveJson
{
    /// <summary>Encodes property names as the writers do.</summary>
    public static JavaScriptEncoder Encoder => JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    /// <summary>Writes a value as the JSON of an object's live data.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="write">Writes it.</param>
    /// <exception cref="LiveDataException">It cannot be carried, because it is nested more than 64 deep or refers to itself.</exception>
    public static LiveData ToData<T>(T value, LiveJsonWriter<T> write) =>
        LiveData.FromOwnedJson(ToBytes(value, write, LiveJsonText.MaxDepth));

    /// <summary>Reads an object's live data.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="data">The data.</param>
    /// <param name="read">Reads the value.</param>
    /// <exception cref="LiveDataException">The data is no object, or a member cannot be read; the message says which.</exception>
    public static T Read<T>(LiveData data, LiveJsonReader<T> read) =>
        Read(data.GetJson().Span, LiveJsonText.MaxDepth, read);

    /// <summary>Reads the object that a job carries.</summary>
    /// <inheritdoc cref="Read{T}(LiveData, LiveJsonReader{T})"/>
    /// <param name="job">The job.</param>
    /// <param name="read">Reads the value.</param>
    /// <exception cref="LiveJobDataException">The data is no object, or a member cannot be read.</exception>
    public static T Read<T>(LiveJob job, LiveJsonReader<T> read)
    {
        ArgumentNullException.ThrowIfNull(job);
        try
        {
            return Read(job.Data, read);
        }
        catch (LiveDataException e)
        {
            throw new LiveJobDataException(job, e);
        }
    }

    /// <summary>Reads the parameters that a job carries; nothing stands for no parameters.</summary>
    /// <inheritdoc cref="Read{T}(LiveJob, LiveJsonReader{T})"/>
    public static T ReadParameters<T>(LiveJob job, LiveJsonReader<T> read)
    {
        ArgumentNullException.ThrowIfNull(job);
        try
        {
            return job.Data.IsNothing ? Read("{}"u8, LiveJsonText.MaxDepth, read) : Read(job.Data, read);
        }
        catch (LiveDataException e)
        {
            throw new LiveJobDataException(job, e);
        }
    }

    internal static byte[] ToBytes<T>(T value, LiveJsonWriter<T> write) =>
        ToBytes(value, write, LiveJsonText.MaxDepth + LiveDataJson.EnvelopeDepth);

    internal static T Read<T>(ReadOnlySpan<byte> utf8Json, int maxDepth, LiveJsonReader<T> read)
    {
        var reader = new Utf8JsonReader(utf8Json, LiveJsonText.ReaderOptions(maxDepth));
        try
        {
            reader.Read();
            return read(ref reader);
        }
        catch (LiveDataException e) when (e.MemberPath is null)
        {
            throw AtMember(utf8Json, reader.TokenStartIndex, e);
        }
        catch (JsonException e)
        {
            throw LiveJsonText.NotJson(e);
        }
        catch (Exception e) when (e is not (LiveDataException or OutOfMemoryException))
        {
            // A constructor or setter of the type, or text that JSON allows and UTF-16 does not.
            throw AtMember(utf8Json, reader.TokenStartIndex, new LiveDataException(ErrorText.Brief(e)));
        }
    }

    private static byte[] ToBytes<T>(T value, LiveJsonWriter<T> write, int maxDepth)
    {
        using var buffer = new PooledBuffer();
        using var writer = new Utf8JsonWriter(
            buffer,
            new JsonWriterOptions { Encoder = Encoder, MaxDepth = maxDepth, SkipValidation = true });
        write(writer, value);
        writer.Flush();
        return buffer.Written.ToArray();
    }
}
