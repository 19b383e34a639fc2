namespace Hotswap.Tool.Build;

/// <summary>How a dotnet command ended, and all that it said.</summary>
internal sealed record DotnetResult(int ExitCode, string Output, string Error);
