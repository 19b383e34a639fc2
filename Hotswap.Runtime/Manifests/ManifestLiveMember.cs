namespace Hotswap;

/// <summary>A member of a live type.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type, for people.</param>
public sealed record ManifestLiveMember(string Name, string Type);
