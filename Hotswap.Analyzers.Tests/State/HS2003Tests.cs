using Hotswap.CodeFixes;
using Xunit;
using Verify = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS2003WritableStaticProperty>;
using VerifyFix = Hotswap.Analyzers.Tests.FixVerifier<Hotswap.Analyzers.HS2003WritableStaticProperty, Hotswap.CodeFixes.StaticStateFix>;

namespace Hotswap.Analyzers.Tests.State;

public class HS2003Tests
{
    [Theory]
    [InlineData("class C { public static int [|Count|] { get; set; } }")]
    [InlineData("static class C { public static string [|Name|] { get; private set; } = \"\"; }")]
    [InlineData("class C { internal static event Action? [|Changed|]; }")]
    [InlineData("class C { static event EventHandler? [|A|], [|B|]; }")]
    [InlineData("class C { static int [|Count|] { get => field; set => field = value + 1; } }")]
    [InlineData("struct S { static bool [|On|] { get; set; } }")]
    [InlineData("class C<T> { class Inner { static T? [|Last|] { get; set; } } }")]
    [InlineData("class C { [DiscardableState(\"\")] static int [|Count|] { get; set; } }")]
    [InlineData("class C { internal static string [|Name|] => field ??= \"a\"; }")]
    [InlineData("class C { internal static int [|Next|] { get { return ++field; } } }")]
    [InlineData("class C { internal static int [|Next|] { get { Set(ref field); return field; } } static void Set(ref int n) => n = 1; }")]
    [InlineData("class C { internal static int [|Next|] { get { return int.TryParse(\"1\", out field) ? field : 0; } } }")]
    [InlineData("class C { internal static int [|Next|] { get { (field, _) = (1, 2); return field; } } }")]
    public Task Flagged(string source) => Verify.Verify(source);

    [Theory]
    [InlineData("class C { public int Count { get; set; } public event Action? Changed; }")]
    [InlineData("class C { public static int Count { get; } = 1; }")]
    [InlineData("class C { public static int Count { get => 1; set { } } }")]
    [InlineData("class C { public static int Count => 1; }")]
    [InlineData("class C { internal static int Next { get { int n; (n, _) = (field, Math.Abs(field)); n = field; return n; } } = 1; }")]
    [InlineData("class C { static event Action? Changed { add { } remove { } } }")]
    [InlineData("class C { [DiscardableState(\"a cache; it fills again\")] static int Count { get; set; } [DiscardableState(\"x\")] static event Action? Changed; }")]
    [InlineData("interface I { static abstract int Count { get; set; } static abstract event Action? Changed; }")]
    [InlineData("class C { static int _count; static AsyncLocal<int> Flow { get; set; } = new(); }")]
    [InlineData("class C { internal static string Name { get => field.Trim(); } = \"a\"; internal int Next => ++field; }")]
    [InlineData("class C { [field: DiscardableState(\"a cache; it fills again\")] static int Count { get; set; } }")]
    public Task Silent(string source) => Verify.Verify(source);

    [Fact]
    public Task FixRemovesASetterThatNobodyUses() => VerifyFix.Verify(
        """
        class C
        {
            public static int [|Count|] { get; set; } = 3;

            public static string [|Name|] { get; private set; }

            static C() => Name = "x";
        }
        """,
        """
        class C
        {
            public static int Count { get; } = 3;

            public static string Name { get; }

            static C() => Name = "x";
        }
        """,
        key: StaticStateFix.ReadOnlyKey);

    [Theory]
    [InlineData("class C { public static int [|Count|] { get; set; } void M() => Count = 1; }")]
    [InlineData("class C { public static event Action? [|Changed|]; }")]
    [InlineData("interface I { static abstract int Count { get; set; } } class C : I { public static int [|Count|] { get; set; } }")]
    [InlineData("interface I { static abstract int Count { get; set; } } class C : I { static int I.[|Count|] { get; set; } }")]
    public Task FixKeepsASetterThatIsUsed(string source) => VerifyFix.Verify(source, source, key: StaticStateFix.ReadOnlyKey);

    [Fact]
    public Task FixMovesStateIntoThePluginObject() => VerifyFix.Verify(
        """
        [HotswapPlugin]
        public class World
        {
            static int [|Count|] { get; set; }

            private static event Action? [|Changed|];

            public void OnFree() => Changed?.Invoke();

            void M() => Count++;
        }
        """,
        """
        [HotswapPlugin]
        public class World
        {
            int Count { get; set; }

            private event Action? Changed;

            public void OnFree() => Changed?.Invoke();

            void M() => Count++;
        }
        """,
        key: StaticStateFix.InstanceKey);

    [Fact]
    public Task FixSaysThatTheStateMayBeLost() => VerifyFix.Verify(
        """
        class C
        {
            internal static event Action? [|Changed|];

            [DiscardableState("")]
            internal static int [|Count|] { get; set; }
        }
        """,
        """
        class C
        {
            [DiscardableState("starts anew with each version")]
            internal static event Action? Changed;

            [DiscardableState("starts anew with each version")]
            internal static int Count { get; set; }
        }
        """,
        key: StaticStateFix.DiscardKey);
}
