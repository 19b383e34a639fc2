namespace Hotswap;

/// <summary>A function that can be found by name.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Signature">Its return type and parameters, for people.</param>
public sealed record ManifestFunction(string Name, string Signature);
