using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Hotswap.Generators.Tests;

/// <summary>Sources of real plugins, and what they look like while somebody types.</summary>
internal static class MangledSources
{
    /// <summary>A plugin that uses everything.</summary>
    public const string Rich = """
        using Hotswap;
        using System.Collections.Generic;
        namespace Worlds.Far
        {
            public enum Mood { Glad, Sad = 4 }
            public sealed class Deps { public System.IDisposable? Moon { get; set; } [HotswapIgnore] public int Other; }
            [HotswapPlugin("world")]
            public sealed partial class World
            {
                private readonly Deps _deps = new();
                public async Task OnLoad(PluginContext context, object? data, CancellationToken ct) => await Task.Yield();
                public ValueTask OnInit(Vault vault) => default;
                public void OnPublish(Vault vault, PluginContext context) { vault.DataBag["x"] = 1; }
                public void OnFree() { }
                public System.IDisposable? Export() => null;
                public Deps Import() => _deps;
                public bool Reloadable() => true;
                public partial object? InvokeFunc(string name, params object?[] args);
                [Invokable("hum")] internal string Hum(int repeat = 3, params string[] words) => "hum";
                [Invokable("sing", typeof(Func<int, Task<string>>))] internal async Task<string> Sing(int n) { await Task.Yield(); return "la"; }
                internal int live_Count(int by, PluginContext context, Mood mood = Mood.Sad) => by;
                public class Inner { internal static string? live_inner(string? text, List<int?>? numbers) => text; }
            }
            internal static class Jobs
            {
                internal static void live_RollCall(string name, Vault vault, CancellationToken ct) { }
                internal static async Task<(int A, string B)> live_Pair(int a, string b) { await Task.Yield(); return (a, b); }
            }
            internal partial class Live_Fire { public int N { get; set; } public Mood? Mood { get; set; } public Live_Dot[]? Dots { get; set; } }
            internal partial class Live_Fire { public required string Name { get; init; } internal Dictionary<string, Guid> Map { get; } = new(); public Task HandleAsync(CancellationToken ct) => Task.CompletedTask; }
            internal readonly record struct Live_Dot(int X, double Y);
            internal record Live_Line(Live_Dot From, Live_Dot To) { [HotswapIgnore] public object? Tag { get; set; } }
        }
        """;

    /// <summary>A static plugin in the global namespace, with a hand-written InvokeFunc.</summary>
    public const string Plain = """
        [Hotswap.HotswapPlugin]
        public static class World
        {
            public static void OnLoad(object? data) { }
            public static void OnInit(Hotswap.Vault vault) { }
            public static void OnFree() { }
            public static object? Export() => null;
            public static object? Import() => null;
            public static object? InvokeFunc(string name, params object?[] args) => name switch { "x" => args.Length, _ => null };
            public static bool Reloadable() { return true; }
            internal static long live_Add(long one, long other) => checked(one + other);
        }
        struct Live_Point { public int X, Y; public string[]? Names; public void Handle() { } }
        """;

    /// <summary>Nested, generic and inherited things around a plugin.</summary>
    public const string Nested = """
        using Hotswap;
        namespace A.B;
        public abstract class Base<T> where T : class
        {
            public virtual void OnFree(CancellationToken ct) { }
            protected internal abstract Task OnInit(Vault v);
            public bool Reloadable() => default(T) is null;
        }
        public partial interface IOuter
        {
            [HotswapPlugin]
            public sealed partial record World(int N) : Base2
            {
                public World() : this(1) { }
                public void OnLoad(object? data) { }
                protected internal override Task OnInit(Vault v) => Task.CompletedTask;
                public string Export() => nameof(World);
                public object? Import() => null;
                public partial Task<object?> InvokeFunc(string name, object?[] args);
                [Invokable("a")] internal static T? Never<T>() => default;
                [Invokable("b")] internal ValueTask B(in int n) => default;
                [Invokable("c")] internal unsafe int C(int* p) => *p;
                internal void live_x<T>(ref T t) { }
                internal async void live_y() => await Task.Yield();
            }
            public abstract record Base2 { public void OnFree() { } public bool Reloadable() => true; protected internal abstract Task OnInit(Vault v); }
            file class Live_Local { public IntPtr P; }
            class Live_Generic<T> { public T? Value { get; set; } }
            static class live_Static { internal static void Live_x() { } internal static int live_X(int n) => n; }
        }
        """;

    public static string[] All { get; } = [Rich, Plain, Nested];

    /// <summary>The source with one to four tokens deleted, doubled, swapped or replaced by another of the same source.</summary>
    public static string Mangle(string source, Random random)
    {
        List<string> tokens = [.. SyntaxFactory.ParseTokens(source).Where(t => !t.IsKind(SyntaxKind.EndOfFileToken)).Select(t => t.ToFullString())];
        for (int edits = random.Next(1, 5); edits > 0; edits--)
        {
            int at = random.Next(tokens.Count - 1);
            switch (random.Next(4))
            {
                case 0:
                    tokens.RemoveAt(at);
                    break;
                case 1:
                    tokens.Insert(at, tokens[at] + " ");
                    break;
                case 2:
                    (tokens[at], tokens[at + 1]) = (tokens[at + 1] + " ", tokens[at] + " ");
                    break;
                default:
                    tokens[at] = tokens[random.Next(tokens.Count)] + " ";
                    break;
            }
        }

        return string.Concat(tokens);
    }
}
