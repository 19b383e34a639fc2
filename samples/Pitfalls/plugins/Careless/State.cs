namespace Pitfalls;

/// <summary>State that each version has anew.</summary>
internal static class State
{
    // HS2001
    internal static int visits;

    // HS2002
    internal static readonly Dictionary<string, int> Scores = [];

    // HS2004. No [ThreadStatic]: after some unloads a thread may spin for ever in the framework when it first meets one.
    internal static readonly ThreadLocal<string?> LastVisitor = new();

    // HS2003
    internal static string? Motto { get; set; }
}
