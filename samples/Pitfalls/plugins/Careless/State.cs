namespace Pitfalls;

/// <summary>State that each version has anew.</summary>
internal static class State
{
    // HS2001
    internal static int visits;

    // HS2002
    internal static readonly Dictionary<string, int> Scores = [];

    // HS2004
    [ThreadStatic]
    internal static string? lastVisitor = "nobody";

    // HS2003
    internal static string? Motto { get; set; }
}
