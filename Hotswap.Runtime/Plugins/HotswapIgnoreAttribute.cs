namespace Hotswap;

/// <summary>Leaves a member of an Import object out of the dependencies, or a member of a live type out of its live data.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class HotswapIgnoreAttribute : Attribute;
