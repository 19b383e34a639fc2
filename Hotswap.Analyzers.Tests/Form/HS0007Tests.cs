using Xunit;
using Verify = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS0007UnfitInvokable>;
using VerifyFix = Hotswap.Analyzers.Tests.FixVerifier<Hotswap.Analyzers.HS0007UnfitInvokable, Hotswap.CodeFixes.SignatureFix>;

namespace Hotswap.Analyzers.Tests.Form;

public class HS0007Tests
{
    [Theory]
    [InlineData("[Invokable(\"a\")] private int [|A|]() => 1;")]
    [InlineData("[Invokable(\"a\")] internal int A() => 1; [Invokable(\"a\")] internal int [|B|]() => 1;")]
    [InlineData("[Invokable(\"a\")] internal int [|A|]<T>() => 1;")]
    [InlineData("[Invokable(\"a\")] internal void [|A|](ref int n) { }")]
    [InlineData("[Invokable(\"a\")] internal async void [|A|]() { await Task.Yield(); }")]
    [InlineData("[Invokable(\"a\")] internal int [|A|]() => 1; public object? InvokeFunc(string name, params object?[] args) => null;")]
    [InlineData("[Invokable(\"a\", typeof(Action))] internal int [|A|]() => 1;")]
    [InlineData("[Invokable(\"\")] internal int [|A|]() => 1;")]
    [InlineData("private static class Names { [Invokable(\"a\")] internal static int [|A|]() => 1; }")]
    public Task Flagged(string members) => Verify.Verify(Sources.Plugin(members));

    [Theory]
    [InlineData("[Invokable(\"a\")] internal int A() => 1; [Invokable(\"A\")] internal int B(string s, int n = 1) => n;")]
    [InlineData("[Invokable(\"a\", typeof(Func<int>))] public static int A() => 1;")]
    [InlineData("[Invokable(\"a\")] internal async Task<int> A() { await Task.Yield(); return 1; }")]
    [InlineData("[Invokable(\"a b\")] internal void @event(int[] @in, object? o = null) { }")]
    [InlineData("[Invokable(\"a\")] internal ValueTask<List<int>> A(CancellationToken t) => default;")]
    [InlineData("private int A(ref int n) => n; public object? InvokeFunc(string name, params object?[] args) => null;")]
    public Task Silent(string members) => Verify.Verify(Sources.Plugin(members));

    [Theory]
    [InlineData("[Invokable(\"a\")] private int [|A|]() => 1;", "[Invokable(\"a\")] internal int A() => 1;")]
    [InlineData("[Invokable(\"a\")] internal async void [|A|]() { await Task.Yield(); }", "[Invokable(\"a\")] internal async Task A() { await Task.Yield(); }")]
    [InlineData("[Invokable(\"a\")] internal int [|A|]<T>() => 1;", "[Invokable(\"a\")] internal int [|A|]<T>() => 1;")]
    [InlineData("[Invokable(\"a\")] internal int [|A|](in int n) => n; int M(int n) => A(n);", "[Invokable(\"a\")] internal int A(int n) => n; int M(int n) => A(n);")]
    [InlineData("[Invokable(\"a\")] internal int [|A|](in int n) => n; int M(int n) => A(in n);", "[Invokable(\"a\")] internal int [|A|](in int n) => n; int M(int n) => A(in n);")]
    public Task Fix(string members, string mended) => VerifyFix.Verify(Sources.Plugin(members), Sources.Plugin(mended));

    [Fact]
    public Task FixTakesTheMarkAndLeavesWhatIsAroundIt() => VerifyFix.Verify(
        """
        [HotswapPlugin]
        public class World
        {
            /// <summary>One.</summary>
            [Invokable("a")] // by hand
            internal void [|A|]() { }

            [Obsolete, Invokable("b")] internal void [|B|]() { }

            [Obsolete]
            // two
            [Invokable("c")]
            internal void [|C|]() { }

        #pragma warning disable CS0618
            [Invokable("d")]
        #pragma warning restore CS0618
            [Obsolete]
            internal void [|D|]() { }

            public object? InvokeFunc(string name, params object?[] args) => null;
        }
        """,
        """
        [HotswapPlugin]
        public class World
        {
            /// <summary>One.</summary>
            // by hand
            internal void A() { }

            [Obsolete] internal void B() { }

            [Obsolete]
            // two
            internal void C() { }

        #pragma warning disable CS0618
        #pragma warning restore CS0618
            [Obsolete]
            internal void D() { }

            public object? InvokeFunc(string name, params object?[] args) => null;
        }
        """);

    [Fact]
    public Task FlaggedOutsideOfThePluginClass() => Verify.Verify(
        "[HotswapPlugin] public partial class World : Base<int> { } static class Names { [Invokable(\"a\")] internal static int [|A|]() => 1; internal static int B() => 2; }"
        + "public abstract class Base<T> { [Invokable(\"c\")] internal int C() => 3; }");
}
