using Xunit;
using Verify = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS0003SeveralPluginClasses>;

namespace Hotswap.Analyzers.Tests.Form;

public class HS0003Tests
{
    [Theory]
    [InlineData("[HotswapPlugin] public class [|A|] { } [HotswapPlugin] public class [|B|] { }")]
    [InlineData("[HotswapPlugin] public class [|A|] { [HotswapPlugin] public static class [|B|] { } }")]
    [InlineData("namespace X { [HotswapPlugin(\"x\")] class [|A|] { } } namespace Y { [HotswapPlugin(\"y\")] class [|A|] { } }")]
    [InlineData("[HotswapPlugin] class [|A|] { } [HotswapPlugin] class [|B|] { } [HotswapPluginAttribute] class [|C|] { }")]
    [InlineData("[HotswapPlugin] public partial class [|A|] { } public partial class A { } [Hotswap.HotswapPlugin] public abstract class [|B|] { }")]
    [InlineData("namespace N { using Mark = Hotswap.HotswapPluginAttribute; [Mark] class [|@class|] { } [HotswapPlugin] class [|B|]<T> { } }")]
    public Task Flagged(string source) => Verify.Verify(source);

    [Theory]
    [InlineData("[HotswapPlugin] public class A { } public class B : A { }")]
    [InlineData("[HotswapPlugin] public partial class A { } public partial class A { }")]
    [InlineData("public class A { }")]
    [InlineData("class HotswapPluginAttribute : Attribute; namespace N { [global::HotswapPlugin] class A { } [Hotswap.HotswapPlugin] class B { } }")]
    [InlineData("[HotswapPlugin] public class A { class B { class HotswapPlugin { } } }")]
    [InlineData("[HotswapPlugin] public class A { } [Obsolete] public class B { [Invokable(\"x\")] void M() { } }")]
    public Task Silent(string source) => Verify.Verify(source);

    [Fact]
    public Task SilentInALibrary() =>
        Verify.Verify("[HotswapPlugin] public class A { } [HotswapPlugin] public class B { }", ProjectUnderTest.Library);
}
