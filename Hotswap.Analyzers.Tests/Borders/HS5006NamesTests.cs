using Xunit;
using Verify = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS5006PluginKeptByHost>;

namespace Hotswap.Analyzers.Tests.Borders;

/// <summary>HS5006: every method that is known to put a value into a collection, or to pass it on in a query.</summary>
public class HS5006NamesTests
{
    private const string Export = "[|p.GetExport<IExport>()|]";

    [Theory]
    [InlineData("List<IExport>", $"Add({Export})")]
    [InlineData("LinkedList<IExport>", $"AddFirst({Export})")]
    [InlineData("LinkedList<IExport>", $"AddLast({Export})")]
    [InlineData("ConcurrentDictionary<string, IExport>", $"AddOrUpdate(p.Name, {Export}, (_, e) => e)")]
    [InlineData("ConcurrentDictionary<string, IExport>", $"AddOrUpdate(p.Name, _ => null!, (_, _) => {Export})")]
    [InlineData("List<IExport>", $"AddRange([{Export}])")]
    [InlineData("Queue<IExport>", $"Enqueue({Export})")]
    [InlineData("PriorityQueue<IExport, int>", $"EnqueueRange([{Export}], 1)")]
    [InlineData("ConcurrentDictionary<string, IExport>", $"GetOrAdd(p.Name, {Export})")]
    [InlineData("ConcurrentDictionary<string, IExport>", $"GetOrAdd(p.Name, _ => {Export})")]
    [InlineData("List<IExport>", $"Insert(0, {Export})")]
    [InlineData("List<IExport>", $"InsertRange(0, [{Export}])")]
    [InlineData("Stack<IExport>", $"Push({Export})")]
    [InlineData("ConcurrentStack<IExport>", $"PushRange([{Export}])")]
    [InlineData("Cache", $"Set(p.Name, {Export})")]
    [InlineData("Cache", $"SetItem(p.Name, {Export})")]
    [InlineData("Dictionary<string, IExport>", $"TryAdd(p.Name, {Export})")]
    [InlineData("ConcurrentDictionary<string, IExport>", $"TryUpdate(p.Name, {Export}, null!)")]
    public Task Adding(string collection, string call) => Verify.Verify(Source($"private readonly {collection} _kept = new();", $"_kept.{call};"), _project);

    [Theory]
    [InlineData("List<IExport>", "Remove(p.GetExport<IExport>())")]
    [InlineData("List<IExport>", "Contains(p.GetExport<IExport>())")]
    [InlineData("List<IExport>", "IndexOf(p.GetExport<IExport>())")]
    [InlineData("Cache", "Draw(p.Name, p.GetExport<IExport>())")]
    [InlineData("Dictionary<string, IExport>", "ContainsValue(p.GetExport<IExport>())")]
    public Task NotAdding(string collection, string call) => Verify.Verify(Source($"private readonly {collection} _kept = new();", $"_kept.{call};"), _project);

    [Theory]
    [InlineData("Append(null!)")]
    [InlineData("AsEnumerable()")]
    [InlineData("Cast<object>()")]
    [InlineData("Concat([])")]
    [InlineData("DefaultIfEmpty()")]
    [InlineData("Distinct()")]
    [InlineData("DistinctBy(e => e.Name)")]
    [InlineData("ElementAt(0)")]
    [InlineData("ElementAtOrDefault(0)")]
    [InlineData("First()")]
    [InlineData("FirstOrDefault()")]
    [InlineData("Last()")]
    [InlineData("LastOrDefault()")]
    [InlineData("MaxBy(e => e.Name)")]
    [InlineData("MinBy(e => e.Name)")]
    [InlineData("OfType<IExport>()")]
    [InlineData("Order()")]
    [InlineData("OrderBy(e => e.Name)")]
    [InlineData("OrderByDescending(e => e.Name)")]
    [InlineData("Prepend(null!)")]
    [InlineData("Reverse()")]
    [InlineData("Single()")]
    [InlineData("SingleOrDefault()")]
    [InlineData("Skip(1)")]
    [InlineData("SkipWhile(e => e.Name == n)")]
    [InlineData("Take(1)")]
    [InlineData("TakeLast(1)")]
    [InlineData("TakeWhile(e => e.Name == n)")]
    [InlineData("OrderBy(e => e.Name).ThenBy(e => e.Name)")]
    [InlineData("OrderBy(e => e.Name).ThenByDescending(e => e.Name)")]
    [InlineData("ToArray()")]
    [InlineData("ToDictionary(e => e.Name)")]
    [InlineData("ToFrozenDictionary(e => e.Name)")]
    [InlineData("ToFrozenSet()")]
    [InlineData("ToHashSet()")]
    [InlineData("ToImmutableArray()")]
    [InlineData("ToImmutableDictionary(e => e.Name)")]
    [InlineData("ToImmutableHashSet()")]
    [InlineData("ToImmutableList()")]
    [InlineData("ToList()")]
    [InlineData("ToLookup(e => e.Name)")]
    [InlineData("Union([])")]
    [InlineData("UnionBy([], e => e.Name)")]
    [InlineData("Where(e => e.Name == n)")]
    public Task Passing(string call) => Verify.Verify(Source("private object? _kept;", $"var n = p.Name; _kept = new[] {{ {Export} }}.AsEnumerable().{call};"), _project);

    [Theory]
    [InlineData("Count()")]
    [InlineData("Any(e => e.Name == n)")]
    [InlineData("Contains(null)")]
    [InlineData("Max(e => e.Name)")]
    [InlineData("Select(e => e.Name).ToList()")]
    [InlineData("CountBy(e => e.Name)")]
    [InlineData("FirstOrDefault()?.Name")]
    public Task NotPassing(string call) => Verify.Verify(Source("private object? _kept;", $"var n = p.Name; _kept = new[] {{ p.GetExport<IExport>() }}.AsEnumerable().{call};"), _project);

    [Theory]
    [InlineData("Aggregate((object?)null, (a, p) => [|p.Export|])")]
    [InlineData("GroupBy(p => p.Name, p => [|p.Export|])")]
    [InlineData("Select(p => [|p.Export|])")]
    [InlineData("SelectMany(p => new[] { [|p.Export|] })")]
    [InlineData("ToDictionary(p => p.Name, p => [|p.Export|])")]
    [InlineData("ToFrozenDictionary(p => p.Name, p => [|p.Export|])")]
    [InlineData("ToImmutableDictionary(p => p.Name, p => [|p.Export|])")]
    [InlineData("ToLookup(p => p.Name, p => [|p.Export|])")]
    [InlineData("Zip(new[] { 1 }, (p, n) => [|p.Export|])")]
    public Task Selecting(string call) => Verify.Verify(Source("private object? _kept;", $"_kept = g.Plugins.{call};"), _project);

    [Theory]
    [InlineData("Any(p => p.Export is null)")]
    [InlineData("MaxBy(p => p.Export?.ToString())!.Name")]
    [InlineData("ToDictionary(p => p.Export!.ToString()!, p => p.Name)")]
    public Task NotSelecting(string call) => Verify.Verify(Source("private object? _kept;", $"_kept = g.Plugins.{call};"), _project);

    [Theory]
    [InlineData("Plugin? q = p; _kept = q?[|.GetExport<IExport>()|];")]
    [InlineData("Plugin? q = p; _kept = (q?[|.GetExport<IExport>()|])!;")]
    [InlineData("_kept = ([|p.GetExport<IExport>()|], 1);")]
    [InlineData("_kept = p is null ? null : [|p.GetExport<IExport>()|];")]
    [InlineData("_kept = p.Name switch { \"a\" => null, _ => [|p.GetExport<IExport>()|] };")]
    [InlineData("_kept ??= [|p.GetExport<IExport>()|];")]
    [InlineData("_kept = _kept ?? [|p.GetExport<IExport>()|];")]
    public Task Whole(string code) => Verify.Verify(Source("private object? _kept;", code), _project);

    [Theory]
    [InlineData("_kept = p.GetExport<IExport>()?.Name;")]
    [InlineData("Plugin? q = p; _kept = q?.GetExport<IExport>().Name;")]
    [InlineData("_kept = p.GetExport<IExport>() is null;")]
    [InlineData("_kept = p.GetExport<IExport>().Name.Length > 1 ? 1 : 2;")]
    [InlineData("(_kept, _) = (1, p.GetExport<IExport>());")]
    public Task Part(string code) => Verify.Verify(Source("private object? _kept;", code), _project);

    private static readonly ProjectUnderTest _project = Sources.ServerHost.Referencing("Cache", """
        public sealed class Cache { public void Set(string key, object? value) { } public void SetItem(string key, object? value) { } public void Draw(string key, object? value) { } }
        """);

    private static string Source(string field, string code) => "using System.Collections.Frozen;\n" + Sources.WithUsings($$"""
        public sealed class Renderer
        {
            {{field}}
            public void Fill(PluginManager g, Plugin p) { {{code}} }
        }
        """);
}
