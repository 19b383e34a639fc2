using Xunit;
using Verify = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS2004ThreadBoundStatic>;

namespace Hotswap.Analyzers.Tests.State;

public class HS2004Tests
{
    [Theory]
    [InlineData("class C { [ThreadStatic] private static int [|_count|]; }")]
    [InlineData("class C { private static readonly ThreadLocal<int> [|_count|] = new(); }")]
    [InlineData("class C { static AsyncLocal<string> [|Flow|] { get; } = new(); }")]
    [InlineData("class C { internal static AsyncLocal<List<int>>? [|Flow|]; }")]
    [InlineData("class C<T> { [ThreadStatic, Obsolete] static T? [|_last|]; }")]
    [InlineData("static class C { static ThreadLocal<object> [|Slot|] { get; set; } = new(() => new object()); }")]
    public Task Flagged(string source) => Verify.Verify(source);

    [Theory]
    [InlineData("class C { private static int _count; }")]
    [InlineData("class C { private readonly ThreadLocal<int> _count = new(); }")]
    [InlineData("class C { static AsyncLocal<string> Flow => new(); }")]
    [InlineData("class C { [DiscardableState(\"scratch space\")] [ThreadStatic] private static int _count; }")]
    [InlineData("class C { static void M() { var local = new AsyncLocal<int>(); } }")]
    [InlineData("class ThreadLocal<T> { } class C { static readonly ThreadLocal<int> Mine = new(); }")]
    public Task Silent(string source) => Verify.Verify(source);

    [Fact]
    public Task FlaggedInALibrary() => Verify.Verify("class C { [ThreadStatic] static int [|_n|]; }", ProjectUnderTest.Library);

    [Fact]
    public Task SilentInAHost() => Verify.Verify("class C { [ThreadStatic] static int _n; }", ProjectUnderTest.Host);
}
