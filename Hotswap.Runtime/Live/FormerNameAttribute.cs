namespace Hotswap;

/// <summary>
/// Names what a live function, live type, member or parameter was called in an earlier version, so that data and jobs
/// written under that name are still read.
/// </summary>
/// <param name="name">The earlier name, as it was written: with the prefix, for a live function or live type.</param>
/// <example><code>
/// internal sealed class Live_Fire
/// {
///     [FormerName("N")]
///     public int Rounds { get; set; }
/// }
/// </code></example>
[AttributeUsage(
    AttributeTargets.Method | AttributeTargets.Class | AttributeTargets.Struct
        | AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter,
    AllowMultiple = true,
    Inherited = false)]
public sealed class FormerNameAttribute(string name) : Attribute
{
    /// <summary>The earlier name.</summary>
    public string Name { get; } = name;
}
