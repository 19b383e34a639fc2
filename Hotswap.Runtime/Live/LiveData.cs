using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace Hotswap;

/// <summary>
/// A value detached from any plugin version: a primitive, a string, bytes, an object as JSON, or nothing. What crosses from
/// one version of the code to the next is live data; it never holds an object of a plugin. Immutable, safe to use from any
/// thread. The default value is <see cref="Nothing"/>.
/// </summary>
/// <remarks>
/// Primitives of up to 16 bytes are held in place and cost no allocation. Every value survives <see cref="ToBytes"/> and
/// <see cref="Parse(ReadOnlySpan{byte})"/>, and the JSON form, bit for bit; both forms are described in docs/live-data.md.
/// </remarks>
/// <example><code>
/// LiveData data = 3;                       // every primitive converts
/// byte[] stored = data.ToBytes();
/// int n = LiveData.Parse(stored).GetInt32();
/// </code></example>
[StructLayout(LayoutKind.Auto)]
public readonly partial struct LiveData : IEquatable<LiveData>
{
    // The string, the bytes or the JSON; null for a kind of fixed width, whose value is the two words, little-endian.
    private readonly object? _reference;
    private readonly ulong _low;
    private readonly ulong _high;
    private readonly LiveDataKind _kind;

    private LiveData(LiveDataKind kind, ulong low, ulong high = 0)
    {
        _kind = kind;
        _low = low;
        _high = high;
    }

    private LiveData(LiveDataKind kind, object reference)
    {
        _kind = kind;
        _reference = reference;
    }

    /// <summary>No value: null.</summary>
    public static LiveData Nothing => default;

    /// <summary>What this holds.</summary>
    public LiveDataKind Kind => _kind;

    /// <summary>Whether this holds no value.</summary>
    public bool IsNothing => _kind == LiveDataKind.Nothing;

    internal ulong Low => _low;

    internal ulong High => _high;

    internal string Text => (string)_reference!;

    internal byte[] Buffer => (byte[])_reference!;

    /// <summary>Compares kind and value, bit for bit: a NaN equals the same NaN, 1.0m does not equal 1.00m.</summary>
    public static bool operator ==(LiveData left, LiveData right) => left.Equals(right);

    /// <summary>The opposite of <see cref="op_Equality"/>.</summary>
    public static bool operator !=(LiveData left, LiveData right) => !left.Equals(right);

    /// <summary>An object, or any other JSON value, from its UTF-8 JSON text; the text is checked and copied.</summary>
    /// <param name="utf8Json">One JSON value without comments or trailing commas, nested at most 64 deep.</param>
    /// <exception cref="LiveDataException">It is no such JSON.</exception>
    public static LiveData FromJson(ReadOnlySpan<byte> utf8Json)
    {
        LiveJsonText.Validate(utf8Json, LiveJsonText.MaxDepth);
        return new LiveData(LiveDataKind.Object, utf8Json.ToArray());
    }

    /// <summary>Wraps JSON that generated code has just written: neither checked nor copied.</summary>
    /// <param name="utf8Json">The text; the caller gives the array away.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static LiveData FromOwnedJson(byte[] utf8Json)
    {
        ArgumentNullException.ThrowIfNull(utf8Json);
        return new LiveData(LiveDataKind.Object, utf8Json);
    }

    /// <inheritdoc/>
    public bool Equals(LiveData other) => _kind == other._kind && _kind switch
    {
        LiveDataKind.String => string.Equals(Text, other.Text, StringComparison.Ordinal),
        LiveDataKind.Bytes or LiveDataKind.Object => Buffer.AsSpan().SequenceEqual(other.Buffer),
        _ => _low == other._low && _high == other._high,
    };

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is LiveData other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.Add((byte)_kind);
        switch (_kind)
        {
            case LiveDataKind.String:
                hash.Add(Text, StringComparer.Ordinal);
                break;
            case LiveDataKind.Bytes or LiveDataKind.Object:
                hash.AddBytes(Buffer);
                break;
            default:
                hash.Add(_low);
                hash.Add(_high);
                break;
        }

        return hash.ToHashCode();
    }

    internal static LiveData OfFixed(LiveDataKind kind, ulong low, ulong high) => new(kind, low, high);

    internal static LiveData OfOwnedBytes(byte[] bytes) => new(LiveDataKind.Bytes, bytes);
}
