namespace Hotswap.Tool;

/// <summary>What the user is to be told, in place of a result: what is wrong, why, and what to do.</summary>
internal sealed class ToolException(string message, Exception? inner = null) : Exception(message, inner);
