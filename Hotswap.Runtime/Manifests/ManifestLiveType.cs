namespace Hotswap;

/// <summary>A live type.</summary>
/// <param name="Name">Its wire name.</param>
/// <param name="Type">Its full metadata name.</param>
/// <param name="Members">The members that are live data.</param>
public sealed record ManifestLiveType(string Name, string Type, IReadOnlyList<ManifestLiveMember> Members);
