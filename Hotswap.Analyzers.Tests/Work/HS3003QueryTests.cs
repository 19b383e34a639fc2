using Xunit;
using Verify = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS3003RunningTimer>;

namespace Hotswap.Analyzers.Tests.Work;

/// <summary>HS3003: the methods of queries by which timers are kept, all in one source, where each is flagged or silent for itself.</summary>
public class HS3003QueryTests
{
    private const string Usings = "using System.Collections.Frozen; using System.Collections.Immutable;";

    // Methods that give the elements of their source.
    private static readonly string[] _passing =
    [
        "Append(null!)", "AsEnumerable()", "Cast<Timer>()", "Concat([])", "DefaultIfEmpty()", "Distinct()", "DistinctBy(t => 1)", "ElementAt(0)", "ElementAtOrDefault(0)",
        "First()", "FirstOrDefault()", "Last()", "LastOrDefault()", "MaxBy(t => 1)", "MinBy(t => 1)", "OfType<Timer>()", "Order()", "OrderBy(t => 1)",
        "OrderByDescending(t => 1)", "Prepend(null!)", "AsEnumerable().Reverse()", "Single()", "SingleOrDefault()", "Skip(0)", "SkipWhile(t => false)", "Take(1)", "TakeLast(1)",
        "TakeWhile(t => true)", "OrderBy(t => 1).ThenBy(t => 1)", "OrderBy(t => 1).ThenByDescending(t => 1)", "ToArray()", "ToDictionary(t => 1)", "ToFrozenDictionary(t => 1)",
        "ToFrozenSet()", "ToHashSet()", "ToImmutableArray()", "ToImmutableDictionary(t => 1)", "ToImmutableHashSet()", "ToImmutableList()", "ToList()", "ToLookup(t => 1)",
        "Union([])", "UnionBy([], t => 1)", "Where(t => true)",
    ];

    // Methods whose result holds what their lambda gives.
    private static readonly string[] _selecting =
    [
        "Aggregate((Timer?)null, (a, r) => T)", "GroupBy(r => r, r => T)", "Select(r => T)", "SelectMany(r => new[] { T })", "ToDictionary(r => r, r => T)",
        "ToFrozenDictionary(r => r, r => T)", "ToImmutableDictionary(r => r, r => T)", "ToLookup(r => r, r => T)", "Zip(_rooms, (a, b) => T)",
    ];

    [Fact]
    public Task Flagged() => Verify.Verify(
        Plugin([.. _passing.Select(p => $"new[] {{ T }}.{p}"), .. _selecting.Select(s => $"_rooms.{s}")], "[|new Timer(_ => { }, null, 0, 1000)|]"), Sources.Project);

    /// <summary>What is asked of the timers, and what tells the keys, holds none of them.</summary>
    [Fact]
    public Task Silent() => Verify.Verify(
        Plugin(
            ["new[] { T }.Count()", "new[] { T }.Any()", "new[] { T }.AsEnumerable().Contains(null!)", "new[] { T }.Select(t => 1)", "_rooms.Count(r => T is null)", "_rooms.ToLookup(r => T.GetHashCode(), r => r)", "_rooms.GroupBy(r => T)"],
            "new Timer(_ => { }, null, 0, 1000)"),
        Sources.Project);

    /// <summary>A field for each of the queries.</summary>
    private static string Plugin(string[] queries, string timer) => Usings + Sources.Plugin(
        "private readonly int[] _rooms = [1, 2]; "
        + string.Concat(queries.Select((q, i) => $"private object? _kept{i}; "))
        + $"public void OnLoad() {{ {string.Concat(queries.Select((q, i) => $"_kept{i} = {System.Text.RegularExpressions.Regex.Replace(q, "\\bT\\b", timer)};\n"))} }}");
}
