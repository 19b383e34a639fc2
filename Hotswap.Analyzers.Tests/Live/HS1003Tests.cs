using Xunit;
using Verify = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS1003UnfitLiveType>;

namespace Hotswap.Analyzers.Tests.Live;

public class HS1003Tests
{
    [Theory]
    [InlineData("interface [|live_T|] { }")]
    [InlineData("enum [|live_T|] { A }")]
    [InlineData("delegate void [|live_T|]();")]
    [InlineData("abstract class [|live_T|] { } static class [|live_U|] { }")]
    [InlineData("class [|live_T|]<T> { } class Outer<T> { internal class [|live_U|] { } }")]
    [InlineData("ref struct [|live_T|] { }")]
    [InlineData("file class [|live_T|] { }")]
    [InlineData("class Outer { class [|live_T|] { } protected struct [|live_U|] { } }")]
    public Task Flagged(string source) => Verify.Verify(source);

    [Theory]
    [InlineData("class live_T { public int N { get; set; } }")]
    [InlineData("struct live_T { public int N; }")]
    [InlineData("sealed record Live_T(int N, string S);")]
    [InlineData("readonly record struct live_T(int N);")]
    [InlineData("class Outer { internal class live_T { } }")]
    [InlineData("interface ILive_T { } enum alive_T { A } abstract class Base { }")]
    public Task Silent(string source) => Verify.Verify(source);
}
