namespace Hotswap;

/// <summary>What has become of all the versions that a host ever loaded, those of failed loads included.</summary>
/// <param name="Loaded">How many were loaded.</param>
/// <param name="Collected">How many gave their memory back.</param>
/// <param name="Leaked">How many are still in memory although nothing should keep them.</param>
/// <param name="Abandoned">How many could not be freed.</param>
public sealed record VersionTotals(int Loaded, int Collected, int Leaked, int Abandoned);
