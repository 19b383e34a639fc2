using Microsoft.CodeAnalysis.Testing;
using Xunit;
using VerifyMissing = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS0004NoPluginClass>;
using VerifyOutside = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS0008PluginClassOutsidePlugin>;
using VerifySeveral = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS0003SeveralPluginClasses>;
using VerifyUnusable = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS0005UnusablePluginClass>;

namespace Hotswap.Analyzers.Tests.Form;

public class FormTests
{
    [Theory]
    [InlineData("[HotswapPlugin] public class [|A|] { } [HotswapPlugin] public class [|B|] { }")]
    [InlineData("[HotswapPlugin] public class [|A|] { [HotswapPlugin] public static class [|B|] { } }")]
    [InlineData("namespace X { [HotswapPlugin(\"x\")] class [|A|] { } } namespace Y { [HotswapPlugin(\"y\")] class [|A|] { } }")]
    public Task HS0003Flagged(string source) => VerifySeveral.Verify(source);

    [Theory]
    [InlineData("[HotswapPlugin] public class A { } public class B : A { }")]
    [InlineData("[HotswapPlugin] public partial class A { } public partial class A { }")]
    [InlineData("public class A { }")]
    public Task HS0003Silent(string source) => VerifySeveral.Verify(source);

    [Theory]
    [InlineData("class A { }")]
    [InlineData("")]
    [InlineData("class HotswapPluginAttribute : Attribute; namespace N { [global::HotswapPlugin] class A { } }")]
    public Task HS0004Flagged(string source) =>
        VerifyMissing.Verify(source, null, new DiagnosticResult("HS0004", Microsoft.CodeAnalysis.DiagnosticSeverity.Warning).WithArguments("TestProject"));

    [Fact]
    public Task HS0004SilentWithAPluginClass() => VerifyMissing.Verify(Plugins.Complete);

    [Fact]
    public Task HS0004SilentInALibrary() => VerifyMissing.Verify("class A { }", ProjectUnderTest.Library);

    [Theory]
    [InlineData("[HotswapPlugin] public abstract class [|A|] { }")]
    [InlineData("[HotswapPlugin] public class [|A|]<T> { }")]
    [InlineData("[HotswapPlugin] file class [|A|] { }")]
    [InlineData("class Outer { [HotswapPlugin] class [|A|] { } }")]
    [InlineData("class Outer { protected class Mid { [HotswapPlugin] public class [|A|] { } } }")]
    [InlineData("[HotswapPlugin] public class [|A|] { private A() { } }")]
    [InlineData("[HotswapPlugin] public class [|A|](int n) { int N => n; }")]
    [InlineData("class Outer<T> { [HotswapPlugin] public static class [|A|] { } }")]
    public Task HS0005Flagged(string source) => VerifyUnusable.Verify(source);

    [Theory]
    [InlineData("[HotswapPlugin] internal class A { }")]
    [InlineData("[HotswapPlugin] static class A { }")]
    [InlineData("class Outer { [HotswapPlugin] internal class A { } }")]
    [InlineData("[HotswapPlugin] public class A { internal A() { } public A(int n) { } }")]
    [InlineData("[HotswapPlugin] public sealed class A : B { } public abstract class B { }")]
    [InlineData("abstract class A<T> { }")]
    public Task HS0005Silent(string source) => VerifyUnusable.Verify(source);

    [Fact]
    public Task HS0008Flagged() => VerifyOutside.Verify("[HotswapPlugin] public class [|A|] { }", ProjectUnderTest.NoRole);

    [Fact]
    public Task HS0008FlaggedInALibrary() => VerifyOutside.Verify("[HotswapPlugin] static class [|A|] { }", ProjectUnderTest.Library);

    [Fact]
    public Task HS0008SilentInAPlugin() => VerifyOutside.Verify(Plugins.Complete);

    [Fact]
    public Task HS0008SilentWithoutThePluginClass() => VerifyOutside.Verify("public class A { }", ProjectUnderTest.NoRole);
}
