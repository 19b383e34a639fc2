namespace Hotswap;

/// <summary>
/// Marks a contract: an assembly of interfaces and data types that host and plugins share. It is loaded once, by the
/// host, and never swapped. Written by the build where a project sets <c>HotswapContract</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class HotswapContractAttribute : Attribute;
