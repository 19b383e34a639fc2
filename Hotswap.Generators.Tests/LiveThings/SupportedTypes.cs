namespace Hotswap.Generators.Tests.LiveThings;

/// <summary>A source with a member of every supported type and shape.</summary>
internal static class SupportedTypes
{
    public const string Source = """
        enum Small : byte { A, B = 200 }
        enum Wide : ulong { None, Max = ulong.MaxValue }
        [System.Flags] enum Plain { None, One = 1, Two = 2 }

        internal sealed class Live_Primitives
        {
            public bool Bool { get; set; }
            public sbyte SByte { get; set; }
            public byte Byte { get; set; }
            public short Int16 { get; set; }
            public ushort UInt16 { get; set; }
            public int Int32 { get; set; }
            public uint UInt32 { get; set; }
            public long Int64 { get; set; }
            public ulong UInt64 { get; set; }
            public Int128 Int128 { get; set; }
            public UInt128 UInt128 { get; set; }
            public Half Half { get; set; }
            public float Single { get; set; }
            public double Double { get; set; }
            public decimal Decimal { get; set; }
            public char Char { get; set; }
            public string? String { get; set; }
            public string Text { get; set; } = "";
            public Guid Guid { get; set; }
            public DateTime DateTime { get; set; }
            public DateTimeOffset DateTimeOffset { get; set; }
            public DateOnly DateOnly { get; set; }
            public TimeOnly TimeOnly { get; set; }
            public TimeSpan TimeSpan { get; set; }
            public byte[]? Bytes { get; set; }
            public ReadOnlyMemory<byte> Memory { get; set; }
            public Version? Version { get; set; }
            public Hotswap.LiveData Data { get; set; }
            public Small Small { get; set; }
            public Wide Wide { get; set; }
            public Plain Plain { get; set; }
        }

        internal sealed class Live_Nullables
        {
            public bool? Bool { get; set; }
            public int? Int { get; set; }
            public Int128? Int128 { get; set; }
            public double? Double { get; set; }
            public decimal? Decimal { get; set; }
            public char? Char { get; set; }
            public Guid? Guid { get; set; }
            public DateTime? DateTime { get; set; }
            public Plain? Plain { get; set; }
            public Point? Point { get; set; }
            public (int, string?)? Tuple { get; set; }
            public int?[]? Array { get; set; }
            public List<Guid?>? List { get; set; }
            public Dictionary<string, int?>? Map { get; set; }
        }

        internal sealed class Live_Collections
        {
            public int[] Array { get; set; } = [];
            public string?[][]? Jagged { get; set; }
            public List<double>? List { get; set; }
            public HashSet<string>? Set { get; set; }
            public SortedSet<int>? SortedSet { get; set; }
            public Queue<long>? Queue { get; set; }
            public Stack<long>? Stack { get; set; }
            public LinkedList<char>? Linked { get; set; }
            public IEnumerable<int>? Enumerable { get; set; }
            public ICollection<int>? Collection { get; set; }
            public IList<int>? IList { get; set; }
            public IReadOnlyCollection<int>? ReadOnlyCollection { get; set; }
            public IReadOnlyList<Node>? ReadOnlyList { get; set; }
            public ISet<int>? ISet { get; set; }
            public IReadOnlySet<int>? ReadOnlySet { get; set; }
            public System.Collections.ObjectModel.Collection<int>? ObjectModel { get; set; }
            public System.Collections.ObjectModel.ReadOnlyCollection<int>? ObjectModelReadOnly { get; set; }
            public System.Collections.Immutable.ImmutableArray<int> ImmutableArray { get; set; }
            public System.Collections.Immutable.ImmutableList<string>? ImmutableList { get; set; }
            public System.Collections.Immutable.ImmutableHashSet<int>? ImmutableHashSet { get; set; }
            public System.Collections.Immutable.ImmutableSortedSet<int>? ImmutableSortedSet { get; set; }
            public System.Collections.Immutable.ImmutableQueue<int>? ImmutableQueue { get; set; }
            public System.Collections.Immutable.ImmutableStack<int>? ImmutableStack { get; set; }
            public System.Collections.Immutable.IImmutableList<int>? IImmutableList { get; set; }
            public System.Collections.Frozen.FrozenSet<int>? Frozen { get; set; }
            public List<List<int[]>>? Deep { get; set; }
            public System.Collections.ObjectModel.ObservableCollection<int>? Observable { get; set; }
            public System.Collections.Concurrent.ConcurrentQueue<int>? ConcurrentQueue { get; set; }
            public System.Collections.Concurrent.ConcurrentStack<int>? ConcurrentStack { get; set; }
            public System.Collections.Concurrent.ConcurrentBag<int>? ConcurrentBag { get; set; }
            public System.Collections.Immutable.IImmutableSet<int>? IImmutableSet { get; set; }
            public System.Collections.Immutable.IImmutableQueue<int>? IImmutableQueue { get; set; }
            public System.Collections.Immutable.IImmutableStack<int>? IImmutableStack { get; set; }
        }

        internal sealed class Live_Dictionaries
        {
            public Dictionary<string, int>? ByString { get; set; }
            public Dictionary<int, string?>? ByInt { get; set; }
            public Dictionary<long, Point>? ByLong { get; set; }
            public Dictionary<UInt128, bool>? ByUInt128 { get; set; }
            public Dictionary<Guid, Node>? ByGuid { get; set; }
            public Dictionary<Wide, double>? ByEnum { get; set; }
            public Dictionary<Small, double>? BySmall { get; set; }
            public Dictionary<char, int>? ByChar { get; set; }
            public SortedDictionary<string, int>? Sorted { get; set; }
            public SortedList<int, int>? SortedList { get; set; }
            public IDictionary<string, int>? Interface { get; set; }
            public IReadOnlyDictionary<string, List<int>>? ReadOnly { get; set; }
            public System.Collections.ObjectModel.ReadOnlyDictionary<string, int>? ReadOnlyClass { get; set; }
            public System.Collections.Immutable.ImmutableDictionary<string, int>? Immutable { get; set; }
            public System.Collections.Immutable.ImmutableSortedDictionary<int, int>? ImmutableSorted { get; set; }
            public System.Collections.Frozen.FrozenDictionary<int, int>? Frozen { get; set; }
            public System.Collections.Concurrent.ConcurrentDictionary<string, int>? Concurrent { get; set; }
            public OrderedDictionary<string, int>? Ordered { get; set; }
            public System.Collections.Immutable.IImmutableDictionary<string, int>? IImmutable { get; set; }
        }

        internal sealed class Live_Shapes
        {
            public Node? Node { get; set; }
            public Positional? Positional { get; set; }
            public Point Point { get; set; }
            public ReadOnlyPoint ReadOnlyPoint { get; set; }
            public Struct Struct { get; set; }
            public InitOnly? InitOnly { get; set; }
            public Required? Required { get; set; }
            public Hidden? Hidden { get; set; }
            public Derived? Derived { get; set; }
            public ByConstructor? ByConstructor { get; set; }
            public Box<int>? BoxOfInt { get; set; }
            public Box<string?>? BoxOfString { get; set; }
            public Box<Box<Point>>? BoxOfBox { get; set; }
            public Outer<int>.Inner<string>? Inner { get; set; }
            public BoxStruct<Guid> BoxStruct { get; set; }
            public (int A, string? B) Pair { get; set; }
            public (int, int, int, int, int, int, int, int, string?) Nine { get; set; }
            public (Node? N, (int X, List<int>? Y) T) Nested { get; set; }
            public KeyValuePair<string, int?> KeyValue { get; set; }
            public @class? Keyword { get; set; }
        }

        internal sealed class Node { public int Value; public Node? Next; public List<Node>? Children { get; set; } }
        internal sealed record Positional(int X, string? Name, List<int>? Items = null) { public double Extra { get; set; } }
        internal record struct Point(int X, int Y);
        internal readonly record struct ReadOnlyPoint(double X, string? Y);
        internal struct Struct { public int A; public string? B { get; init; } public readonly int C; public long D { get; private set; } public Struct(int c) { C = c; } }
        internal sealed class InitOnly { public int N { get; init; } = 5; public string? S { get; init; } }
        internal sealed class Required { public required string? Name { get; set; } public required int Number { get; init; } public int Optional = 3; }
        internal sealed class Hidden { public int N { get; private set; } public string? S { get; internal set; } public readonly int Field = 2; internal int No { get; set; } }
        internal class Base { public int Id { get; init; } public virtual string? Name { get; set; } }
        internal class Middle : Base { public override string? Name { get; set; } public long More { get; protected set; } }
        internal sealed class Derived : Middle { public new long Id { get; set; } public bool Last { get; set; } }
        internal sealed class ByConstructor { public ByConstructor(int number, string? text) { Number = number; Text = text; } public int Number { get; } public string? Text { get; } public int Later { get; set; } }
        internal sealed class Box<T> { public T Value { get; init; } = default!; public T? Other { get; private set; } }
        internal struct BoxStruct<T> where T : struct { public T Value { get; init; } public T? Maybe { get; private set; } }
        internal class Outer<T> { internal sealed class Inner<U> where U : class { public T? First { get; init; } public U? Second { get; init; } } }
        internal sealed class @class { public int @int { get; set; } public string? @namespace { get; set; } public int Ünïcode { get; set; } }
        """;

    public static IReadOnlyList<string> LiveTypes { get; } =
        ["Live_Primitives", "Live_Nullables", "Live_Collections", "Live_Dictionaries", "Live_Shapes"];
}
