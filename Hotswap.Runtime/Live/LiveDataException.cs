namespace Hotswap;

/// <summary>
/// Live data that cannot be read or made: bytes that are none, a value of another type than the one asked for, a member
/// that is missing or does not fit, an object that cannot be carried.
/// </summary>
public sealed class LiveDataException : PluginException
{
    internal LiveDataException(string message)
        : base(message)
    {
    }

    internal LiveDataException(string message, string? memberPath)
        : base(message) => MemberPath = memberPath;

    /// <summary>The member at fault, such as <c>Items[3].Price</c>; empty for the value as a whole, null where it is not about a member.</summary>
    public string? MemberPath { get; }

    /// <summary>The member that an object lacks, while the path to that object is not known yet.</summary>
    internal string? MissingMember { get; init; }
}
