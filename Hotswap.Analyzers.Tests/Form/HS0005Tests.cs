using Xunit;
using Verify = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS0005UnusablePluginClass>;

namespace Hotswap.Analyzers.Tests.Form;

public class HS0005Tests
{
    [Theory]
    [InlineData("[HotswapPlugin] public abstract class [|A|] { }")]
    [InlineData("[HotswapPlugin] public class [|A|]<T> { }")]
    [InlineData("[HotswapPlugin] file class [|A|] { }")]
    [InlineData("class Outer { [HotswapPlugin] class [|A|] { } }")]
    [InlineData("class Outer { protected class Mid { [HotswapPlugin] public class [|A|] { } } }")]
    [InlineData("[HotswapPlugin] public class [|A|] { private A() { } }")]
    [InlineData("[HotswapPlugin] public class [|A|](int n) { int N => n; }")]
    [InlineData("class Outer<T> { [HotswapPlugin] public static class [|A|] { } }")]
    public Task Flagged(string source) => Verify.Verify(source);

    [Theory]
    [InlineData("[HotswapPlugin] internal class A { }")]
    [InlineData("[HotswapPlugin] static class A { }")]
    [InlineData("class Outer { [HotswapPlugin] internal class A { } }")]
    [InlineData("[HotswapPlugin] public class A { internal A() { } public A(int n) { } }")]
    [InlineData("[HotswapPlugin] public sealed class A : B { } public abstract class B { }")]
    [InlineData("abstract class A<T> { }")]
    public Task Silent(string source) => Verify.Verify(source);
}
