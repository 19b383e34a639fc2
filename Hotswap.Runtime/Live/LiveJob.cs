using System.Globalization;
using System.Text.Json;

namespace Hotswap;

/// <summary>
/// A live name and its live data: work that the newest code runs, whichever version scheduled it. Immutable, safe to keep,
/// store and send. Generated code makes them: <c>LiveJobs.RollCall("x")</c>.
/// </summary>
/// <example><code>
/// LiveJob job = LiveJobs.RollCall("x") with { Due = DateTimeOffset.UtcNow.AddHours(1) };
/// byte[] stored = job.ToBytes();
/// await host.RunAsync(LiveJob.Parse(stored));
/// </code></example>
public sealed record LiveJob
{
    /// <summary>How many characters a name may have, and an id and a key.</summary>
    public const int MaxTextLength = 1024;

    /// <summary>A job with a new id.</summary>
    /// <param name="name">The live function's or live type's wire name.</param>
    /// <param name="data">What it runs with.</param>
    /// <exception cref="ArgumentException">The name is empty, too long or ill-formed UTF-16.</exception>
    public LiveJob(string name, LiveData data)
        : this(name, data, Guid.CreateVersion7().ToString("N", CultureInfo.InvariantCulture))
    {
    }

    /// <summary>A job with a given id.</summary>
    /// <inheritdoc cref="LiveJob(string, LiveData)"/>
    /// <param name="name">The live function's or live type's wire name.</param>
    /// <param name="data">What it runs with.</param>
    /// <param name="id">Tells the job from all others, compared with case.</param>
    public LiveJob(string name, LiveData data, string id)
    {
        Name = Checked(name, nameof(name));
        Data = data;
        Id = id;
    }

    /// <summary>The live function's or live type's wire name; looked up ignoring case.</summary>
    public string Name { get; }

    /// <summary>What the job runs with: an object of the function's parameters, or of the type's members.</summary>
    public LiveData Data { get; init; }

    /// <summary>Tells the job from all others, compared with case.</summary>
    /// <exception cref="ArgumentException">It is empty, too long or ill-formed UTF-16.</exception>
    public string Id
    {
        get;
        init => field = Checked(value, nameof(Id));
    }

    /// <summary>How many times the job was started before; 0 for the first run.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public int Attempt
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }

    /// <summary>The earliest time to run it; null for at once.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>
    /// Puts the job into a lane of a queue: jobs of one key run one after another, in the order in which they were enqueued;
    /// compared with case. Null for a job that may run beside any other.
    /// </summary>
    /// <exception cref="ArgumentException">It is empty, too long or ill-formed UTF-16.</exception>
    public string? Key
    {
        get;
        init => field = value is null ? null : Checked(value, nameof(Key));
    }

    /// <summary>Reads the binary form.</summary>
    /// <param name="bytes">All bytes of one job, as <see cref="ToBytes"/> made them.</param>
    /// <exception cref="LiveDataException">They are none; no more memory was taken than they weigh.</exception>
    public static LiveJob Parse(ReadOnlySpan<byte> bytes) => LiveJobBinary.Parse(bytes);

    /// <inheritdoc cref="Parse(ReadOnlySpan{byte})"/>
    public static LiveJob Parse(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        return LiveJobBinary.Parse(bytes);
    }

    /// <summary>Reads the JSON form.</summary>
    /// <param name="utf8Json">The whole text, as <see cref="ToJsonBytes"/> made it; unknown properties are skipped.</param>
    /// <exception cref="LiveDataException">It is not the JSON form of a live job.</exception>
    public static LiveJob ParseJson(ReadOnlySpan<byte> utf8Json) => LiveDataJson.Parse(utf8Json, LiveJobJson.Read);

    /// <summary>The binary form.</summary>
    public byte[] ToBytes() => LiveJobBinary.ToBytes(this);

    /// <summary>The JSON form as UTF-8.</summary>
    public byte[] ToJsonBytes() => LiveJson.ToBytes(this, LiveJobJson.Write);

    /// <summary>Writes the JSON form into a larger text.</summary>
    /// <param name="writer">Where to.</param>
    public void WriteTo(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        LiveJobJson.Write(writer, this);
    }

    /// <summary>Name, id and attempt, for logs.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name} (id {Id}, attempt {Attempt})");

    internal static bool IsText(string text) =>
        text.Length is > 0 and <= MaxTextLength && LiveText.IsWellFormed(text);

    private static string Checked(string text, string parameter)
    {
        ArgumentException.ThrowIfNullOrEmpty(text, parameter);
        return IsText(text)
            ? text
            : throw new ArgumentException($"At most {MaxTextLength} characters of well-formed text can be a job's name, id or key.", parameter);
    }
}
