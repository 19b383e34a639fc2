using Microsoft.CodeAnalysis;
using Xunit;

namespace Hotswap.Analyzers.Tests.Memory;

/// <summary>HS4004: what of the version is kept, as the message says it, and the values that keep nothing.</summary>
public class HS4004KeptTests
{
    [Theory]
    [InlineData("an object", "this")]
    [InlineData("an object", "new Node()")]
    [InlineData("an object", "new Node[1]")]
    [InlineData("an object", "new List<Node>()")]
    [InlineData("an object", "new List<object> { new Node() }")]
    [InlineData("an object", "new Dictionary<int, object> { [1] = new Node() }")]
    [InlineData("an object", "new Dictionary<int, object> { { 1, 2 }, { 2, new Node() } }")]
    [InlineData("an object", "new object[] { 1, new Node() }")]
    [InlineData("an object", "new List<object>(new object[] { 1, this })")]
    [InlineData("an object", "new HashSet<object>([1, this])")]
    [InlineData("an object", "new Lazy<object>(() => 1)")]
    [InlineData("an object", "new Uri[] { new(\"a:b\") }.Select(u => u.Host)")]
    [InlineData("an object", "new Tuple<object, object>(1, this)")]
    [InlineData("an object", "new StrongBox<object>(1) { Value = this }")]
    [InlineData("an object", "(object)new Node()")]
    [InlineData("an object", "Node.Make()")]
    [InlineData("an object", "Numbers()")]
    [InlineData("an object", "WaitAsync()")]
    [InlineData("an object", "_node")]
    [InlineData("an object", "Activator.CreateInstance<Node>()")]
    [InlineData("an object", "new[] { new Node() }.OrderBy(n => 1)")]
    [InlineData("a delegate", "(Action)(() => { })")]
    [InlineData("a delegate", "(Action)Act")]
    [InlineData("a delegate", "new Action(Act)")]
    [InlineData("a delegate", "_act")]
    [InlineData("a delegate", "_either")]
    [InlineData("a type", "typeof(Node)")]
    [InlineData("a type", "typeof(List<Node>)")]
    [InlineData("a type", "typeof(Node).Assembly")]
    [InlineData("a type", "typeof(Node).GetMethods()")]
    [InlineData("a type", "typeof(Node).GetMethod(\"Make\")")]
    [InlineData("a type", "GetType()")]
    [InlineData("a type", "_node.GetType()")]
    [InlineData("a type", "_node.GetType().Module")]
    public async Task Kept(string what, string value) => Assert.Equal([what], await Said(value));

    [Theory]
    [InlineData("1")]
    [InlineData("\"a\"")]
    [InlineData("new object()")]
    [InlineData("new object[] { 1, \"a\" }")]
    [InlineData("new List<object> { 1 }")]
    [InlineData("new Dictionary<int, object> { [1] = 2 }")]
    [InlineData("new Dictionary<int, object> { { 1, 2 } }")]
    [InlineData("new Uri(\"a:b\")")]
    [InlineData("new WeakReference(this)")]
    [InlineData("new string('a', _node.N)")]
    [InlineData("new List<string>(new[] { new Node() }.Select(n => n.Name))")]
    [InlineData("new List<object>(new object[] { 1 })")]
    [InlineData("(Action)Console.WriteLine")]
    [InlineData("_foreign")]
    [InlineData("typeof(string)")]
    [InlineData("typeof(List<int>)")]
    [InlineData("typeof(string).Assembly")]
    [InlineData("\"a\".GetType()")]
    [InlineData("typeof(string).GetMethod(\"Copy\")")]
    [InlineData("_node.N")]
    [InlineData("_node.Name")]
    [InlineData("Node.Count()")]
    [InlineData("NowAsync()")]
    [InlineData("Value()")]
    [InlineData("new[] { 1 }.OrderBy(n => n).ToArray()")]
    [InlineData("new[] { new Node() }.Select(n => 1).ToArray()")]
    [InlineData("new[] { new Node() }.Count()")]
    [InlineData("_node.ToString()")]
    [InlineData("_node.N.GetType()")]
    public async Task NotKept(string value) => Assert.Empty(await Said(value));

    /// <summary>A caught exception has the frames of the version's methods.</summary>
    [Fact]
    public async Task KeptIsAnException() => Assert.Equal(["an exception"], await Said("e", "try { Act(); } catch (Exception e) {", "}"));

    [Fact]
    public async Task NotKeptIsAnExceptionThatNobodyThrew() => Assert.Empty(await Said("new InvalidOperationException()"));

    private static async Task<string[]> Said(string value, string before = "", string after = "")
    {
        Diagnostic[] found = await Findings.Of(
            "using System.Runtime.CompilerServices;\n" + Sources.WithUsings($$"""
                [HotswapPlugin] public sealed class World
                {
                    private readonly Node _node = new();
                    private Action _act = () => { };
                    private Action? _either;
                    private readonly Action _foreign = Console.WriteLine;
                    public void OnInit() { _either = null; _either = Act; _act = Act; }
                    public void OnLoad() { {{before}} Registry.Last = {{value}}; {{after}} }
                    private static void Act() { }
                    private static IEnumerable<int> Numbers() { yield return 1; }
                    private static async Task WaitAsync() => await Task.Delay(1);
                    private static async Task NowAsync() { }
                    private static int Value() => 1;
                }
                public sealed class Node { public int N => 1; public string Name => "a"; public static Node Make() => new(); public static int Count() => 1; }
                """),
            Sources.Project,
            [new HS4004StoredInHost()]);
        return [.. found.Select(f => f.GetMessage(System.Globalization.CultureInfo.InvariantCulture).Split("it holds ")[1].Split(" of the old version")[0])];
    }
}
