using Xunit;
using Verify = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS4004StoredInHost>;

namespace Hotswap.Analyzers.Tests.Memory;

/// <summary>The members of collections by which HS4004 tells what is put in and taken out again.</summary>
public class HS4004NamesTests
{
    private const string Store = """
        using System.Collections.Concurrent;
        [assembly: HotswapContract]
        public class Slots { public void Set(object it) { } }
        public static class Store
        {
            public static readonly ConcurrentDictionary<int, object> Map = new();
            public static readonly Queue<object> Queue = new();
            public static readonly Stack<object> Stack = new();
            public static readonly List<object> List = [];
            public static readonly LinkedList<object> Linked = new();
            public static readonly ConcurrentBag<object> Bag = [];
            public static readonly HashSet<object> Hash = [];
            public static readonly List<object> Other = [];
            public static readonly Slots Slots = new();
        }
        """;

    private static ProjectUnderTest Project { get; } = ProjectUnderTest.Plugin.With("HotswapLifecycle", "Optional").Referencing("Contract", Store);

    [Fact]
    public Task Flagged() => Verify.Verify(
        Sources.Plugin("""
            public void OnLoad()
            {
                [|Store.Map.TryAdd(1, this)|];
                [|Store.Map.AddOrUpdate(1, this, (k, o) => o)|];
                [|Store.Map.GetOrAdd(1, this)|];
                [|Store.Queue.Enqueue(this)|];
                [|Store.Stack.Push(this)|];
                [|Store.List.Add(this)|];
                [|Store.List.Insert(0, this)|];
                [|Store.List.AddRange(new object[] { this })|];
                [|Store.Linked.AddFirst(this)|];
                [|Store.Linked.AddLast(this)|];
                [|Store.Slots.Set(this)|];
            }
            """),
        Project);

    [Fact]
    public Task SilentWhereItIsTakenOut() => Verify.Verify(
        Sources.Plugin("""
            public void OnLoad()
            {
                Store.Map.TryAdd(1, this);
                Store.List.Add(this);
                Store.Other.Add(this);
                Store.Bag.Add(this);
                Store.Hash.Add(this);
            }
            public void OnFree()
            {
                Store.Map.TryRemove(1, out _);
                Store.List.RemoveAt(0);
                Store.Other.RemoveAll(o => o == this);
                Store.Bag.TryTake(out _);
                Store.Hash.RemoveWhere(o => o == this);
            }
            """),
        Project);

    /// <summary>HS4003 and HS4005 speak of these.</summary>
    [Fact]
    public Task SilentOnStateOfTheProcess() => Verify.Verify(
        Sources.Plugin("""
            sealed class P : System.Security.Claims.ClaimsPrincipal;
            sealed class C() : CultureInfo("de");
            sealed class T : ConsoleTraceListener;
            sealed class E() : UTF8Encoding;
            public void OnLoad()
            {
                Thread.CurrentPrincipal = new P();
                CultureInfo.DefaultThreadCurrentCulture = new C();
                Trace.Listeners.Add(new T());
                Console.OutputEncoding = new E();
            }
            """),
        Project);
}
