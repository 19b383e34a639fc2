using Hotswap.CodeFixes;
using Xunit;
using Verify = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS2001WritableStaticField>;
using VerifyFix = Hotswap.Analyzers.Tests.FixVerifier<Hotswap.Analyzers.HS2001WritableStaticField, Hotswap.CodeFixes.StaticStateFix>;

namespace Hotswap.Analyzers.Tests.State;

public class HS2001Tests
{
    [Theory]
    [InlineData("class C { private static int [|_count|]; void M() => _count++; }")]
    [InlineData("static class C { internal static string? [|Name|]; }")]
    [InlineData("static class C { public static volatile bool [|Stopped|]; }")]
    [InlineData("struct S { static int [|a|], [|b|] = 1; }")]
    [InlineData("class C<T> { static List<T> [|_items|] = []; }")]
    [InlineData("class C { class Inner { static Func<int>? [|@event|]; } }")]
    [InlineData("record R(int X) { private static R? [|_last|]; }")]
    [InlineData("interface I { static int [|Shared|]; }")]
    [InlineData("class C { [DiscardableState(\" \")] static int [|_count|]; }")]
    public Task Flagged(string source) => Verify.Verify(source);

    [Theory]
    [InlineData("class C { private int _count; void M() => _count++; }")]
    [InlineData("class C { private static readonly int _count = 1; }")]
    [InlineData("class C { public const int Count = 1; }")]
    [InlineData("class C { [DiscardableState(\"a cache; it fills again\")] static int _count; }")]
    [InlineData("class C { [ThreadStatic] static int _count; }")]
    [InlineData("class C { static AsyncLocal<int> _count = new(); static ThreadLocal<int> _other = new(); }")]
    [InlineData("class C { static int Count { get; set; } static event Action? Changed; }")]
    [InlineData("enum E { A, B }")]
    [InlineData("[System.CodeDom.Compiler.GeneratedCode(\"x\", \"1\")] class C { static int _count; }")]
    [InlineData("class C { static int Next() { int n = 0; return Add(); int Add() => ++n; } }")]
    public Task Silent(string source) => Verify.Verify(source);

    [Fact]
    public Task SilentInAHost() => Verify.Verify("class C { static int _count; }", ProjectUnderTest.Host);

    [Fact]
    public Task SilentWithoutARole() => Verify.Verify("class C { static int _count; }", ProjectUnderTest.NoRole);

    [Fact]
    public Task SilentWithoutTheRuntime() => Verify.Verify(
        "class C { static int _count; }", ProjectUnderTest.Plugin with { WithoutRuntime = true });

    [Fact]
    public Task FlaggedInALibrary() => Verify.Verify("class C { static int [|_count|]; }", ProjectUnderTest.Library);

    [Fact]
    public Task FixMakesReadonlyWhatIsNeverWritten() => VerifyFix.Verify(
        """
        class C
        {
            private static int [|_size|] = 4;
            private static string [|_name|];

            static C() => _name = "x";

            int Size => _size + _name.Length;
        }
        """,
        """
        class C
        {
            private static readonly int _size = 4;
            private static readonly string _name;

            static C() => _name = "x";

            int Size => _size + _name.Length;
        }
        """,
        key: StaticStateFix.ReadOnlyKey);

    [Fact]
    public Task FixLeavesReadonlyAloneWhereTheFieldIsWritten() => VerifyFix.Verify(
        "class C { private static int [|_size|]; void M() => _size++; void N(out int x) => N(out x); void O() => N(out _size); }",
        "class C { private static int [|_size|]; void M() => _size++; void N(out int x) => N(out x); void O() => N(out _size); }",
        key: StaticStateFix.ReadOnlyKey);

    [Fact]
    public Task FixMovesStateIntoThePluginObject() => VerifyFix.Verify(
        """
        [HotswapPlugin]
        public class World
        {
            private static int [|_calls|];
            private static volatile bool [|_on|] = true;

            public void OnFree() => _calls = _on ? 1 : 0;
        }
        """,
        """
        [HotswapPlugin]
        public class World
        {
            private int _calls;
            private volatile bool _on = true;

            public void OnFree() => _calls = _on ? 1 : 0;
        }
        """,
        key: StaticStateFix.InstanceKey);

    [Theory]
    [InlineData("[HotswapPlugin] public class World { private static int [|_calls|]; static void M() => _calls++; }")]
    [InlineData("[HotswapPlugin] public class World { private static int [|_calls|]; void M() => World._calls++; }")]
    [InlineData("[HotswapPlugin] public static class World { private static int [|_calls|]; }")]
    [InlineData("public class World { private static int [|_calls|]; }")]
    public Task FixMovesNothingThatStaticCodeOrOthersUse(string source) => VerifyFix.Verify(source, source, key: StaticStateFix.InstanceKey);

    [Fact]
    public Task FixSaysThatTheStateMayBeLost() => VerifyFix.Verify(
        """
        class C
        {
            /// <summary>Hits.</summary>
            internal static int [|Hits|];

            internal static int [|a|], [|b|];
        }
        """,
        """
        class C
        {
            /// <summary>Hits.</summary>
            [DiscardableState("starts anew with each version")]
            internal static int Hits;

            [DiscardableState("starts anew with each version")]
            internal static int a, b;
        }
        """,
        key: StaticStateFix.DiscardKey,
        iterations: 2);

    [Theory]
    [InlineData("static S [|_a|]; void M() => _a.Add();")]
    [InlineData("static S [|_a|]; Action M() => () => C._a.Add();")]
    [InlineData("static SpinLock [|_lock|]; void M() { bool taken = false; _lock.Enter(ref taken); }")]
    public Task FixLeavesReadonlyAloneWhereAStructIsChangedByItsOwnMethod(string members)
    {
        string source = "struct S { private int _n; public void Add() => _n++; } class C { " + members + " }";
        return VerifyFix.Verify(source, source, key: StaticStateFix.ReadOnlyKey);
    }

    [Fact]
    public Task FixMakesReadonlyAStructThatIsOnlyAsked() => VerifyFix.Verify(
        "struct S { private int _n; public readonly int N => _n; public readonly int Twice() => _n * 2; } class C { static S [|_b|]; static DateTime [|_c|]; int M() => _b.N + _b.Twice() + _c.ToString().Length; }",
        "struct S { private int _n; public readonly int N => _n; public readonly int Twice() => _n * 2; } class C { static readonly S _b; static readonly DateTime _c; int M() => _b.N + _b.Twice() + _c.ToString().Length; }",
        key: StaticStateFix.ReadOnlyKey);
}
