namespace Hotswap;

/// <summary>Why an assembly's manifest cannot be used. The message continues "the file … ".</summary>
internal sealed class ManifestException(string message) : Exception(message);
