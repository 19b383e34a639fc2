using Xunit;
using Verify = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS2002MutableStaticObject>;

namespace Hotswap.Analyzers.Tests.State;

/// <summary>The types and members that HS2002 knows by name: all of a kind in one source, where each is flagged or silent for itself.</summary>
public class HS2002NamesTests
{
    private static ProjectUnderTest Project { get; } = ProjectUnderTest.Plugin.Referencing(
        "Caching", "namespace Microsoft.Extensions.Caching.Memory { public class MemoryCache; public interface IMemoryCache; }");

    [Fact]
    public Task FlaggedTypes() => Verify.Verify(
        Fields(
            "[|{0}|]",
            "System.Collections.ArrayList",
            "System.Collections.BitArray",
            "System.Collections.Hashtable",
            "System.Collections.Queue",
            "System.Collections.SortedList",
            "System.Collections.Stack",
            "System.Collections.Concurrent.BlockingCollection<int>",
            "System.Collections.Concurrent.ConcurrentBag<int>",
            "System.Collections.Concurrent.ConcurrentDictionary<int, int>",
            "System.Collections.Concurrent.ConcurrentQueue<int>",
            "System.Collections.Concurrent.ConcurrentStack<int>",
            "Dictionary<int, int>",
            "HashSet<int>",
            "LinkedList<int>",
            "List<int>",
            "OrderedDictionary<int, int>",
            "PriorityQueue<int, int>",
            "Queue<int>",
            "SortedDictionary<int, int>",
            "SortedList<int, int>",
            "SortedSet<int>",
            "Stack<int>",
            "System.Collections.ObjectModel.Collection<int>",
            "System.Collections.ObjectModel.KeyedCollection<int, string>",
            "System.Collections.Specialized.NameValueCollection",
            "System.Collections.Specialized.OrderedDictionary",
            "System.Collections.Specialized.StringCollection",
            "System.Collections.Specialized.StringDictionary",
            "MemoryStream",
            "StringWriter",
            "System.Runtime.CompilerServices.ConditionalWeakTable<string, string>",
            "System.Runtime.CompilerServices.StrongBox<int>",
            "System.Text.StringBuilder",
            "System.Threading.Channels.Channel<int>",
            "Microsoft.Extensions.Caching.Memory.MemoryCache",
            "System.Text.Json.Nodes.JsonObject",
            "System.Data.DataSet",
            "System.Data.DataTable",
            "System.Diagnostics.Stopwatch",
            "System.Collections.IDictionary",
            "System.Collections.IList",
            "System.Collections.Concurrent.IProducerConsumerCollection<int>",
            "ICollection<int>",
            "IDictionary<int, int>",
            "IList<int>",
            "ISet<int>",
            "Microsoft.Extensions.Caching.Memory.IMemoryCache",
            "Lazy<List<int>>"),
        Project);

    [Fact]
    public Task SilentTypes() => Verify.Verify(
        Fields("{0}", "A", "E", "S", "I", "M", "H", "J", "K", "R", "Lazy<string>", "Stream", "IEnumerable<int>", "IReadOnlyList<int>", "Uri") + """
        abstract class A : Attribute { public int N { get; set; } }
        class E : Exception { public int N { get; set; } }
        class S : System.Diagnostics.Tracing.EventSource { public int N { get; set; } }
        abstract class I(System.Diagnostics.Metrics.Meter meter) : System.Diagnostics.Metrics.Instrument<int>(meter, "i", null, null) { public int N { get; set; } }
        class M() : System.Diagnostics.Metrics.Meter("m") { public int N { get; set; } }
        class H : HttpClient { public int N { get; set; } }
        abstract class J : System.Text.Json.Serialization.JsonConverter<int> { public int N { get; set; } }
        abstract class K() : System.Text.Json.Serialization.JsonSerializerContext(null) { public int N { get; set; } }
        class R() : System.Text.RegularExpressions.Regex("a") { public int N { get; set; } }
        """,
        Project);

    /// <summary>Members that only read, whatever they are called on.</summary>
    [Fact]
    public Task SilentMembers() => Verify.Verify("""
        using System.Collections.Frozen;
        using System.Collections.Immutable;
        class C
        {
            private static readonly List<int> _list = [1];
            private static readonly int[] _array = [1];
            private static readonly Dictionary<string, int> _map = new() { ["a"] = 1 };
            private static readonly OrderedDictionary<string, int> _ordered = new() { ["a"] = 1 };
            private static readonly SortedList<string, int> _sorted = new() { ["a"] = 1 };
            private static readonly HashSet<int> _set = [1];
            private static readonly Queue<int> _queue = new([1]);
            private static readonly Stack<int> _stack = new([1]);
            private static readonly System.Collections.BitArray _bits = new(8);
            private static readonly System.Collections.Specialized.NameValueCollection _names = new() { ["a"] = "b" };

            void List(int[] to)
            {
                _ = (_list.AsReadOnly(), _list.BinarySearch(1), _list.Contains(1), _list.ConvertAll(i => i), _list.Equals(1), _list.Exists(i => i > 1));
                _ = (_list.Find(i => i > 1), _list.FindAll(i => i > 1), _list.FindIndex(i => i > 1), _list.FindLast(i => i > 1), _list.FindLastIndex(i => i > 1));
                _ = (_list.GetEnumerator().MoveNext(), _list.GetHashCode(), _list.GetRange(0, 1), _list.GetType(), _list.IndexOf(1), _list.LastIndexOf(1));
                _ = (_list.Slice(0, 1), _list.ToArray(), _list.ToString(), _list.TrueForAll(i => i > 1), _list.AsEnumerable(), _list.ToImmutableArray(), _list.ToFrozenSet());
                _list.ForEach(i => { });
                _list.CopyTo(to);
            }

            void Array(int[] to)
            {
                _ = (_array.Clone(), _array.GetLength(0), _array.GetLongLength(0), _array.GetLowerBound(0), _array.GetUpperBound(0), _array.GetValue(0));
                _ = (_array.AsSpan().Length, _array.AsMemory().Length, _array.AsSpan().Slice(1).ToArray(), System.Array.IndexOf(_array, 1));
                System.Array.Copy(_array, to, 1);
                System.Array.ConstrainedCopy(_array, 0, to, 0, 1);
            }

            void Others()
            {
                _ = (_map.ContainsKey("a"), _map.ContainsValue(1), _map.TryGetValue("a", out _), _map.GetValueOrDefault("a"), _map.ToFrozenDictionary());
                _ = (_ordered.GetAt(0), _ordered.IndexOf("a"), _sorted.GetKeyAtIndex(0), _sorted.GetValueAtIndex(0), _sorted.IndexOfKey("a"), _sorted.IndexOfValue(1));
                _ = (_set.IsProperSubsetOf([1]), _set.IsProperSupersetOf([1]), _set.IsSubsetOf([1]), _set.IsSupersetOf([1]), _set.Overlaps([1]), _set.SetEquals([1]));
                _ = (_queue.Peek(), _queue.TryPeek(out _), _stack.Peek(), _bits.Get(0), _names.Get("a"));
            }

            byte[] Bytes(System.Text.Encoding e) => e.GetBytes(_letters);
            char[] Letters(System.Text.Encoding e) => e.GetChars(_bytes);
            private static readonly char[] _letters = ['a'];
            private static readonly byte[] _bytes = [1];
        }
        """);

    /// <summary>Views that nothing can be written through.</summary>
    [Theory]
    [InlineData("IEnumerable<int>", "int[]", "[1]")]
    [InlineData("System.Collections.IEnumerable", "int[]", "[1]")]
    [InlineData("IReadOnlyCollection<int>", "int[]", "[1]")]
    [InlineData("IReadOnlyList<int>", "int[]", "[1]")]
    [InlineData("ReadOnlySpan<int>", "int[]", "[1]")]
    [InlineData("ReadOnlyMemory<int>", "int[]", "[1]")]
    [InlineData("IReadOnlyDictionary<int, int>", "Dictionary<int, int>", "new() { [1] = 2 }")]
    [InlineData("IReadOnlySet<int>", "HashSet<int>", "[1]")]
    public Task SilentViews(string view, string type, string value) => Verify.Verify(
        $$"""class C { private static readonly {{type}} _all = {{value}}; public static {{view}} All => _all; void Use() => Take(_all); static void Take({{view}} all) { } }""");

    /// <summary>Members that write to what they are given.</summary>
    [Theory]
    [InlineData("Array.Clear({0})")]
    [InlineData("Array.ConstrainedCopy(b, 0, {0}, 0, 1)")]
    [InlineData("Array.Copy(b, {0}, 1)")]
    [InlineData("Array.Fill({0}, (byte)1)")]
    [InlineData("Array.Reverse({0})")]
    [InlineData("Array.Sort({0})")]
    [InlineData("Buffer.BlockCopy(b, 0, {0}, 0, 1)")]
    [InlineData("new List<byte>().CopyTo({0})")]
    [InlineData("System.Text.Encoding.UTF8.GetBytes(\"a\", 0, 1, {0}, 0)")]
    [InlineData("System.Security.Cryptography.RandomNumberGenerator.Create().GetBytes({0})")]
    [InlineData("System.Security.Cryptography.RandomNumberGenerator.Create().GetNonZeroBytes({0})")]
    [InlineData("Random.Shared.NextBytes({0})")]
    [InlineData("Random.Shared.Shuffle({0})")]
    [InlineData("s.Read({0}, 0, 1)")]
    [InlineData("s.ReadAsync({0}, 0, 1)")]
    [InlineData("s.ReadAtLeast({0}, 1)")]
    [InlineData("s.ReadExactly({0}, 0, 1)")]
    [InlineData("s.ReadExactlyAsync({0}, 0, 1)")]
    [InlineData("k.Receive({0})")]
    [InlineData("k.ReceiveFrom({0}, ref e)")]
    [InlineData("{0}.AsMemory().Span.Clear()")]
    [InlineData("new ArraySegment<byte>({0})[0] = 1")]
    [InlineData("Interlocked.Exchange(ref {0}[0], (byte)1)")]
    public Task FlaggedWrites(string write) => Verify.Verify(
        $"class C {{ private static readonly byte[] [|_a|] = [1]; void M(byte[] b, Stream s, System.Net.Sockets.Socket k, System.Net.EndPoint e) {{ {write.Replace("{0}", "_a")}; }} }}");

    /// <summary>The same for letters.</summary>
    [Theory]
    [InlineData("\"a\".CopyTo(0, {0}, 0, 1)")]
    [InlineData("System.Text.Encoding.UTF8.GetChars([1], 0, 1, {0}, 0)")]
    [InlineData("r.Read({0}, 0, 1)")]
    [InlineData("r.ReadBlock({0}, 0, 1)")]
    [InlineData("r.ReadBlockAsync({0}, 0, 1)")]
    public Task FlaggedWritesOfLetters(string write) => Verify.Verify(
        $"class C {{ private static readonly char[] [|_a|] = ['a']; void M(TextReader r) {{ {write.Replace("{0}", "_a")}; }} }}");

    private static string Fields(string name, params string[] types) =>
        "static class C { " + string.Concat(types.Select((t, i) => $"internal static readonly {t}? {name.Replace("{0}", "F" + i)} = null;\n")) + "}\n";
}
