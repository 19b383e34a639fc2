namespace Hotswap;

/// <summary>A fault that the generator found in the plugin's source.</summary>
/// <param name="Id">The diagnostic's id, such as HS0001.</param>
/// <param name="Message">The fault and its place in the source.</param>
public sealed record ManifestRefusal(string Id, string Message);
