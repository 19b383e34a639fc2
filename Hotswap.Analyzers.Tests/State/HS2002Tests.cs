using Xunit;
using Verify = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS2002MutableStaticObject>;

namespace Hotswap.Analyzers.Tests.State;

public class HS2002Tests
{
    [Theory]
    [InlineData("class C { private static readonly List<int> [|_items|] = []; void M() => _items.Add(1); }")]
    [InlineData("static class C { internal static readonly Dictionary<string, int> [|Counts|] = new(); }")]
    [InlineData("class C { static System.Collections.Concurrent.ConcurrentDictionary<int, string> [|Names|] { get; } = new(); int N => Names.GetOrAdd(1, \"a\").Length; }")]
    [InlineData("class C { private static readonly int[] [|_slots|] = new int[4]; void M() => _slots[0]++; }")]
    [InlineData("class C { private static readonly int[][] [|_grid|] = [[1]]; void M() => _grid[0][0] = 2; }")]
    [InlineData("class C { private static readonly IDictionary<string, int> [|_map|] = new Dictionary<string, int>(); void M() => _map[\"a\"] = 1; }")]
    [InlineData("class C { private static readonly System.Text.StringBuilder [|_text|] = new(); }")]
    [InlineData("class State { public int Count { get; set; } } class C { private static readonly State [|_state|] = new(); }")]
    [InlineData("class Cache { private readonly List<int> _items = []; } class C { internal static Cache [|Instance|] { get; } = new(); }")]
    [InlineData("class Counter { private int _n; public int Next() => ++_n; } class C { static readonly Counter [|_counter|] = new(); }")]
    [InlineData("class C { private static readonly Lazy<List<int>> [|_items|] = new(() => []); }")]
    [InlineData("class C { private static readonly List<int> [|_items|] = [3, 1]; C() { Sort(_items); } static void Sort(List<int> l) => l.Sort(); }")]
    [InlineData("class C { private static readonly int[] [|_a|] = [3, 1]; C() => Array.Sort(_a); }")]
    [InlineData("class C { private static readonly HashSet<int> [|_seen|] = []; class Inner { bool M() => _seen.Add(1); } }")]
    [InlineData("class C { internal static readonly object [|Bag|] = new List<int>(); }")]
    [InlineData("class C { private static readonly System.Threading.Channels.Channel<int> [|_queue|] = System.Threading.Channels.Channel.CreateUnbounded<int>(); }")]
    [InlineData("class C { private static readonly int[] [|_a|] = [3, 1]; void M() { int[] a = _a; a[0] = 1; } }")]
    [InlineData("class C { private static readonly int[] [|_a|] = [3, 1]; void M() => Set(_a, 0); static void Set(int[] a, int i) => a[i] = 1; }")]
    [InlineData("class C { private static readonly int[] [|_a|] = [3, 1]; static int[] M() => _a; }")]
    [InlineData("class C { private static readonly int[] [|_a|] = [3, 1]; private readonly int[] _mine = _a; }")]
    [InlineData("class C { private static readonly int[] [|_a|] = [3, 1]; void M() { Span<int> s = _a; s.Fill(1); } }")]
    [InlineData("class C { private static readonly int[] [|_a|] = [3, 1]; void M() => _a.AsSpan(1)[0] = 4; }")]
    [InlineData("class C { private static readonly int[] [|_a|] = [3, 1]; void M() => _a.AsSpan().Slice(1).Clear(); }")]
    [InlineData("class C { private static readonly int[] [|_a|] = [3, 1]; void M() { ref int first = ref _a[0]; first++; } }")]
    [InlineData("class C { private static readonly int[] [|_a|] = [3, 1]; void M() { foreach (ref int x in _a.AsSpan()) { x = 0; } } }")]
    [InlineData("class C { private static readonly int[] [|_a|] = [3, 1]; void M(System.Action<int[]> change) => change(_a); }")]
    [InlineData("class C { private static readonly byte[] [|_buffer|] = new byte[9]; int M(Stream s) => s.Read(_buffer, 0, 9); }")]
    [InlineData("class C { private static readonly byte[] [|_buffer|] = new byte[9]; void M(byte[] b) => Buffer.BlockCopy(b, 0, _buffer, 0, 9); }")]
    [InlineData("struct S { public int N; } class C { private static readonly S[] [|_all|] = new S[2]; void M() => _all[0].N++; }")]
    [InlineData("struct S { private int _n; public int Next() => ++_n; } class C { private static readonly S[] [|_all|] = new S[2]; int M() => _all[0].Next(); }")]
    [InlineData("class C { private static readonly List<int>? [|_items|] = []; void M() => _items?.Add(1); }")]
    [InlineData("class C { private static readonly int[] [|_a|] = [1], [|_b|] = [2]; void M(bool x) => (x ? _a : _b)[0] = 1; }")]
    [InlineData("class C { private static readonly int[] [|_a|] = [3, 1]; void M() => Pick(1)[0] = 2; private static int[] Pick(int n) => n switch { 1 => _a, _ => [] }; }")]
    [InlineData("class C { private static readonly int[] [|_a|] = [3, 1]; Func<int[]> M() => Pick; private static int[] Pick() => _a; }")]
    [InlineData("class C { private static readonly string[] [|_a|] = [\"x\"]; void M() => Keep(1, _a); static object[] Keep(params object[] all) => all; }")]
    [InlineData("class C { private static readonly Dictionary<string, int> [|_n|] = []; void M() => System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_n, \"a\", out _)++; }")]
    [InlineData("class C { private static readonly HashSet<int> [|_seen|] = []; IEnumerable<int> M(IEnumerable<int> all) => all.Where(_seen.Add); }")]
    [InlineData("class C { private static readonly Dictionary<int, string> [|_names|]; static C() { _names = []; _names[1] = \"a\"; } void M() => _names[2] = \"b\"; }")]
    [InlineData("class C { private static readonly List<int> [|_items|]; internal static List<int> All; static C() { _items = []; All = _items; } }")]
    [InlineData("class C { private static readonly List<int> [|_items|] = []; static C() => AppDomain.CurrentDomain.ProcessExit += (_, _) => _items.Add(1); }")]
    public Task Flagged(string source) => Verify.Verify(source);

    [Theory]
    [InlineData("class C { private static readonly string[] _names = [\"a\", \"b\"]; bool M(string s) => _names.Contains(s) && _names[0] != s && _names.Length > 1; }")]
    [InlineData("class C { private static readonly Dictionary<string, int> _map = new() { [\"a\"] = 1 }; int M() => _map.TryGetValue(\"a\", out int v) ? v : _map[\"a\"]; }")]
    [InlineData("class C { private static readonly List<int> _items; static C() { _items = [1, 2]; } int M() { int n = 0; foreach (int i in _items) { n += i; } return n; } }")]
    [InlineData("class C { private static readonly char[] _separators = [',']; string[] M(string s) => s.Split(_separators); string N() => string.Join(\",\", _separators); }")]
    [InlineData("class C { private static readonly HttpClient _http = new(); private static readonly object _lock = new(); }")]
    [InlineData("class C { private static readonly Microsoft.Extensions.Logging.ILogger? _log = null; private static readonly System.Diagnostics.Metrics.Meter _meter = new(\"m\"); }")]
    [InlineData("class C { internal static readonly IReadOnlyList<int> Items = new List<int> { 1 }; internal static readonly IEnumerable<int> More = [1]; }")]
    [InlineData("class C { internal static readonly System.Collections.Immutable.ImmutableArray<int> Items = [1]; internal static readonly System.Collections.Frozen.FrozenSet<int>? Set = null; }")]
    [InlineData("record Options(int Size) { public string Name { get; init; } = \"\"; } class C { internal static readonly Options Default = new(1); }")]
    [InlineData("class C { private static readonly System.Text.RegularExpressions.Regex _regex = new(\"a\"); internal static readonly Func<int> F = () => 1; internal static readonly Type T = typeof(C); }")]
    [InlineData("interface IThing { int X { get; set; } } class C { internal static readonly IThing? Thing; }")]
    [InlineData("struct S { public int X; } class C { internal static readonly S Value = new() { X = 1 }; }")]
    [InlineData("class C { [DiscardableState(\"a cache; it fills again\")] private static readonly List<int> _items = []; void M() => _items.Add(1); }")]
    [InlineData("class C { private readonly List<int> _items = []; void M() => _items.Add(1); static List<int> Items => []; }")]
    [InlineData("class C { private static readonly ThreadLocal<List<int>> _items = new(() => []); }")]
    [InlineData("class Node { public readonly Node? Next; public Node(Node? next) => Next = next; } class C { internal static readonly Node Head = new(null); }")]
    [InlineData("class C { private static readonly char[] _basic = ['/', ';']; private static readonly char[] _more = [.. _basic, '|']; IEnumerable<string> M(string s) => Split(s, _basic).Concat(Split(s, _more)); static IEnumerable<string> Split(string s, char[] by) { foreach (string part in s.Split(by, StringSplitOptions.RemoveEmptyEntries)) { yield return part; } } }")]
    [InlineData("class C { private static readonly int[] _a = [3, 1], _b = [2]; static ReadOnlySpan<int> M(int n) { return n switch { 1 => _a, 2 => _b, _ => default }; } static ReadOnlySpan<int> All => _a; }")]
    [InlineData("class C { private static readonly int[] _a = [3, 1]; int M() { int[] a = _a; int n = 0; for (int i = 0; i < a.Length; i++) { n += a[i]; } return n + a.Sum(); } }")]
    [InlineData("class C { private static readonly int[] _a = [3, 1], _b = [2]; int M(bool x) { int n = 0; foreach (int i in x ? _a : _b) { n += i; } return n; } }")]
    [InlineData("class C { private static readonly int[] _a = [3, 1]; IReadOnlyList<int> M() => _a; IEnumerable<int> N() { return _a; } }")]
    [InlineData("class C { private static readonly byte[] _magic = [1, 2]; void M(Stream s) { s.Write(_magic, 0, 2); s.Write(_magic); } bool N(byte[] b) => b.AsSpan().StartsWith(_magic) && _magic.AsSpan(1)[0] == 1; }")]
    [InlineData("class C { private static readonly int[] _a = [3, 1]; int M() => Sum(_a); static int Sum(params int[] all) => all.Length == 0 ? 0 : all[0]; }")]
    [InlineData("struct S { public int N; public readonly int Twice() => N * 2; } class C { private static readonly S[] _all = new S[2]; int M() => _all[0].N + _all[1].Twice() + _all[0].ToString()!.Length; }")]
    [InlineData("class C { private static readonly byte[] _source = [1]; void M(byte[] b) { Buffer.BlockCopy(_source, 0, b, 0, 1); _source.CopyTo(b, 0); } }")]
    [InlineData("class C { private static readonly List<int>? _items = [1]; int M() { lock (_items!) { return _items?.Count ?? 0; } } }")]
    [InlineData("class C { private static readonly int[] _a = [3, 1], _b = [2]; int M(int n) => Pick(n)[0] + Pick(2).Length; private static int[] Pick(int n) => n switch { 1 => _a, _ => _b }; }")]
    [InlineData("class C { private static readonly int[] _a = [3, 1]; int M() { int n = 0; foreach (int i in Pick()) { n += i; } return n; static int[] Pick() { return _a; } } }")]
    [InlineData("class C { private static readonly int[] _a = [3, 1]; int M() => _a switch { [3, ..] => 1, _ => 2 }; bool N() => _a is [1, 2] || _a == null; }")]
    [InlineData("class C { private static readonly string[] _a = [\"x\"]; void M(Microsoft.Extensions.Logging.ILogger l) => Microsoft.Extensions.Logging.LoggerExtensions.LogInformation(l, \"{A}\", _a, 1); }")]
    [InlineData("class C { private static readonly HashSet<char> _vowels = ['a', 'e']; int M(string s) => s.Count(_vowels.Contains); }")]
    [InlineData("class C { private static readonly Dictionary<int, string> _names; private static readonly int[] _squares = new int[9]; static C() { _names = []; _names[1] = \"a\"; _names.Add(2, \"b\"); for (int i = 0; i < 9; i++) { _squares[i] = i * i; } } string M(int n) => _names[n] + _squares[n]; }")]
    [InlineData("class C { internal static List<int> Items => field ??= []; }")]
    public Task Silent(string source) => Verify.Verify(source);

    [Fact]
    public Task TypesListedByTheUserAreImmutable() => Verify.Verify(
        """
        namespace Game { class State { public int Count { get; set; } } class C { internal static readonly State A = new(); internal static readonly List<int> [|B|] = []; } }
        """,
        ProjectUnderTest.Plugin with { EditorConfig = "hotswap_immutable_types = Game.State, Game.Other" });

    [Fact]
    public Task SilentInAHost() => Verify.Verify("class C { internal static readonly List<int> Items = []; }", ProjectUnderTest.Host);
}
