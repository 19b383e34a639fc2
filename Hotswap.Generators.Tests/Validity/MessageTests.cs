using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using Hotswap.Discovery;
using Hotswap.Generators.Tests.Harness;
using Hotswap.Generators.Tests.LiveThings;
using Microsoft.CodeAnalysis.CSharp;

namespace Hotswap.Generators.Tests.Validity;

/// <summary>
/// Every message, word for word, for every source that other tests give to be refused and for those below, as
/// Baselines/Messages.txt. HOTSWAP_ACCEPT_BASELINES=1 takes what is said now as right.
/// </summary>
public sealed class MessageTests
{
    private static readonly TestOptions _optional = TestOptions.Plugin.With("HotswapLifecycle", "Optional");

    /// <summary>What no other test asks for.</summary>
    private static readonly string[] _more =
    [
        Class("public Deps3? Import() => null; public class Deps3 { public int N { get; init; } }"),
        Class("public Deps3? Import() => null; public class Deps3 { public int N { get; } }"),
        Class("public Deps3? Import() => null; public class Deps3 { public int N { get; } public string? S { get; set; } }"),
        Class("public Deps3? Import() => null; public class Deps3 { }"),
        Class("public string? Import() => null;"),
        Class("public int Import() => 1;"),
        Class("public int Export() => 1;"),
        Class("public System.Threading.Tasks.Task Export() => System.Threading.Tasks.Task.CompletedTask;"),
        Class("public System.Threading.Tasks.Task Import() => System.Threading.Tasks.Task.CompletedTask;"),
        Class("public object? Export() => new object();"),
        Class("public object? Import() => new object();"),
        Class("public object? Export() { bool b = System.DateTime.Now.Ticks > 0; return b ? null : (object)1; }"),
        Class("public object? Export() { bool b = System.DateTime.Now.Ticks > 0; return b ? null : default(object); }"),
        Class("public object? Export() { bool b = System.DateTime.Now.Ticks > 0; return b ? \"x\" : null; }"),
        Invokable("[Invokable(\"a\")] internal async void A() => await System.Threading.Tasks.Task.Yield();"),
        Invokable("private static int _n; [Invokable(\"a\")] internal ref int A() => ref _n;"),
        Invokable("[Invokable(\"a\")] internal void A(ref int n) { }"),
        Invokable("[Invokable(\"a\"), System.Obsolete(\"\", true)] internal void A() { }"),
        Invokable("[Invokable(\"a\", typeof(System.Func<long, int>))] internal int A(int n) => n;"),
        Invokable("[Invokable(\"a\", typeof(System.Func<string, object>))] internal string A(object o) => \"\";"),
        Invokable("[Invokable(\"a\", typeof(System.Func<object, object>))] internal string A(string s) => s;"),
        Invokable("[Invokable(\"a\", typeof(System.Func<int, object>))] internal int A(int n) => n;"),
        Invokable("[Invokable(\"a\", typeof(Own))] internal void A() { } internal delegate void Own();"),
        Invokable("[Invokable(\"a\", typeof(int))] internal void A() { }"),
        Invokable("[Invokable(\"a\", typeof(System.Func<>))] internal int A() => 1;"),
        Invokable($"[Invokable(\"a\")] internal void A({Parameters(16)}) {{ }}"),
        Invokable($"[Invokable(\"a\")] internal void A({Parameters(17)}) {{ }}"),
        Live($"static class A {{ internal static void live_x({Parameters(16)}) {{ }} }}"),
        Live($"static class A {{ internal static void live_x({Parameters(17)}) {{ }} }}"),
        Live($"static class A {{ internal static void live_x({Parameters(16)}, Hotswap.Vault vault) {{ }} }}"),
        Live("class A { internal void live_x() { } } class B : World2 { } class World2 { internal void live_y() { } }"),
        Live("class Live_T { public KeyValuePair<string, Action>? A; }"),
        Live("class Live_T { public KeyValuePair<Action, int> A; }"),
        Live("class Live_T { public Bag? A; internal class Bag : IEnumerable<int> { public IEnumerator<int> GetEnumerator() => throw new Exception(); System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator(); } }"),
        Live("class Live_T { public unsafe int*[]? A; }"),
        Live("class Live_T { public Span<int> A; }"),
        Live("class Live_T { public Missing? A; }"),
        Live("class Live_T { public (int X, Action Y)? A; }"),
        Live("class Live_T { public Dictionary<string, Action>? A; }"),
        Live("class Live_T { public Dictionary<Action, int>? A; }"),
        Live("class Live_T { public Inner? A; private class Inner { public int N; } }"),
        Live("class Live_T { public IEnumerable<IDisposable>? A; public (int, Action) B; public Action[]? C; public Item? D; internal interface Item; }"),
        Live("class Live_T { public Empty? A; internal class Empty : System.Collections.ArrayList; }"),
        Live("[Obsolete(\"\", true)] class Live_T { }"),
        Live("class Live_T { [Obsolete(\"\", true)] public void Handle() { } }"),
        Live("class Live_T { [Obsolete(\"\", true)] public int N; }"),
        Live("[System.Diagnostics.CodeAnalysis.Experimental(\"X\")] class Live_T { }"),
        Live("class Live_T { public void Handle<T>() { } }"),
        Live("class Live_T { public void Handle(ref Hotswap.Vault vault) { } }"),
        Live("class Live_T { public void Handle(Hotswap.LiveData data) { } }"),
    ];

    private static readonly (string Name, string Value)[] _properties =
        [("HotswapPluginName", "a b"), ("HotswapLivePrefix", "1"), ("HotswapLifecycle", "maybe")];

    [Fact]
    public void EveryMessageIsAsAccepted()
    {
        string file = Path.Combine(Root(), "Baselines", "Messages.txt");
        string said = Messages();
        if (Environment.GetEnvironmentVariable("HOTSWAP_ACCEPT_BASELINES") == "1")
        {
            File.WriteAllText(file, said);
        }

        string[] accepted = File.ReadAllLines(file);
        string[] lines = said.TrimEnd('\n').Split('\n');
        for (int i = 0; i < Math.Max(accepted.Length, lines.Length); i++)
        {
            Assert.Equal(accepted.ElementAtOrDefault(i), lines.ElementAtOrDefault(i));
        }
    }

    private static string Messages()
    {
        StringBuilder text = new();
        IEnumerable<string> sources = _more
            .Concat(Given(typeof(LifecycleValidityTests)).Select(Class))
            .Concat(Given(typeof(LiveValidityTests)).Select(Live))
            .Concat(Given(typeof(DataValidityTests)).Select(m => m.Contains("Live_T", StringComparison.Ordinal) ? Live(m) : Live($"sealed class Live_T {{ {m} }}")));
        foreach (string source in sources.Distinct().Order(StringComparer.Ordinal))
        {
            Append(text, source, TestCompilation.Create(source), _optional);
        }

        CSharpCompilation plugin = TestCompilation.Create("[Hotswap.HotswapPlugin] sealed class World;");
        foreach ((string name, string value) in _properties)
        {
            Append(text, $"{name} is {value}", plugin, _optional.With(name, value));
        }

        Append(text, "A plugin project without a plugin class", TestCompilation.Create(""), _optional.With("HotswapPluginName", "moon"));
        Append(text, "Three plugin classes", TestCompilation.Create("using Hotswap; [HotswapPlugin] class A; [HotswapPlugin] class B; [HotswapPlugin] class C;"), _optional);
        Append(text, "A plugin class outside of a plugin project", plugin, new TestOptions());
        return text.ToString();
    }

    private static void Append(StringBuilder text, string title, CSharpCompilation compilation, TestOptions options)
    {
        Fault[] faults = [.. Faults.Project(compilation, options).Faults];
        if (faults.Length > 0)
        {
            text.Append(title).Append('\n');
            foreach (Fault fault in faults)
            {
                text.Append("    ").Append(fault.Id).Append(": ").Append(FaultMessages.Of(fault)).Append('\n');
            }
        }
    }

    /// <summary>The sources that the theories of a class are given: the first argument of each row.</summary>
    private static IEnumerable<string> Given(Type tests) =>
        from method in tests.GetMethods()
        where method.GetParameters() is [{ Name: "source" or "member" or "members" or "type" or "property" }, ..]
        from row in method.GetCustomAttributes<InlineDataAttribute>()
        where row.Data is [string, ..]
        select (string)row.Data[0]!;

    private static string Class(string members) =>
        $"using Hotswap; [HotswapPlugin] public partial class World {{ {members} }} public class Deps {{ public IDisposable? Other {{ get; set; }} }} public interface IOwn;";

    private static string Invokable(string members) =>
        $"using Hotswap; [HotswapPlugin] partial class World {{ public partial object? InvokeFunc(string n, params object?[] a); {members} }}";

    private static string Live(string types) => $"using Hotswap; [HotswapPlugin] sealed class World; {types}";

    private static string Parameters(int count) => string.Join(", ", Enumerable.Range(0, count).Select(i => $"int p{i}"));

    private static string Root([CallerFilePath] string path = "") => Path.GetDirectoryName(Path.GetDirectoryName(path))!;
}
