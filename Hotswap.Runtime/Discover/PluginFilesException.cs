namespace Hotswap;

/// <summary>Something is wrong with a plugin's files; the message says what to do about it.</summary>
internal sealed class PluginFilesException(string message) : IOException(message);
