namespace Hotswap;

/// <summary>An option of a host that is out of its range.</summary>
/// <param name="Option">The name of the property in <see cref="PluginHostOptions"/>.</param>
/// <param name="Text">What is wrong with it and what it may be, in a sentence.</param>
public sealed record PluginHostOptionsProblem(string Option, string Text)
{
    /// <summary>Whether the option is not for this system, whatever its value.</summary>
    internal bool IsOfSystem { get; init; }

    /// <summary>The text.</summary>
    public override string ToString() => Text;
}
