using Xunit;
using Verify = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS0001MissingLifecycleMethod>;
using VerifyFix = Hotswap.Analyzers.Tests.FixVerifier<Hotswap.Analyzers.HS0001MissingLifecycleMethod, Hotswap.CodeFixes.MissingLifecycleFix>;

namespace Hotswap.Analyzers.Tests.Form;

public class HS0001Tests
{
    [Theory]
    [InlineData("[HotswapPlugin] public class [|World|] { }")]
    [InlineData("[HotswapPlugin(\"w\")] public static class [|World|] { public static void OnLoad(object? data) { } }")]
    [InlineData("namespace A { class Outer { [HotswapPlugin] internal sealed class [|@class|] { public void OnFree() { } } } }")]
    [InlineData("[Hotswap.HotswapPlugin] public record [|World|](int X = 1);")]
    [InlineData("using P = Hotswap.HotswapPluginAttribute; [P] public class [|World|] { public void onload(object? data) { } }")]
    [InlineData("[HotswapPlugin] public partial class [|World|] { void M() { } } public partial class World { public void OnFree() { } }")]
    public Task Flagged(string source) => Verify.Verify(source);

    [Theory]
    [InlineData(Plugins.Complete)]
    [InlineData(Plugins.Static)]
    [InlineData("[HotswapPlugin] public class World : Base { } public abstract class Base { " + Plugins.Members + " }")]
    [InlineData("public class World { }")]
    [InlineData("class HotswapPlugin : Attribute; namespace N { [global::HotswapPlugin] class World { } }")]
    [InlineData("[HotswapPlugin] public partial class World { " + Plugins.WithoutInvokeFunc + " } partial class World { public partial object? {|CS8795:InvokeFunc|}(string name, params object?[] args); }")]
    public Task Silent(string source) => Verify.Verify(source);

    [Fact]
    public Task SilentWhereMethodsMayBeLeftOut() => Verify.Verify(
        "[HotswapPlugin] public class World { }", ProjectUnderTest.Plugin.With("HotswapLifecycle", "Optional"));

    [Fact]
    public Task SilentInAHost() => Verify.Verify("[HotswapPlugin] public class World { }", ProjectUnderTest.Host);

    [Fact]
    public Task FixWritesWhatIsMissing() => VerifyFix.Verify(
        """
        namespace Game;

        [HotswapPlugin]
        public sealed class [|World|]
        {
            private int _n;

            public void OnFree() => _n = 0;
        }
        """,
        """
        namespace Game;

        [HotswapPlugin]
        public sealed class World
        {
            private int _n;

            public void OnFree() => _n = 0;

            public void OnLoad(object? data) { }

            public void OnInit(Vault vault) { }

            public object? Export() => null;

            public object? Import() => null;

            public object? InvokeFunc(string name, params object?[] args) => throw new ArgumentException($"There is no function '{name}'.", nameof(name));

            public bool Reloadable() => true;
        }
        """);

    [Fact]
    public Task ThePartThatHasTheAttributeIsFlagged() => Verify.Verify(
        "partial class World { public void OnLoad() { } } [HotswapPlugin] public partial class [|World|] { " + Plugins.WithoutInvokeFunc.Replace("public void OnLoad(object? data) { } ", "") + "}");

    [Fact]
    public Task FixStaysBelowTheLastWordsAndOpensTheTypesAround() => VerifyFix.Verify(
        """
        public static class Outer
        {
            [HotswapPlugin]
            public sealed class [|World|]
            {
                [Invokable("a")] internal int A() => 1;
                public void OnLoad() { }
                public void OnInit() { }
                public void OnFree() { }
                public object? Import() => null;
                public bool Reloadable() => true;
                #region last
                // words
                #endregion
            }
        }
        """,
        """
        public static partial class Outer
        {
            [HotswapPlugin]
            public sealed partial class World
            {
                [Invokable("a")] internal int A() => 1;
                public void OnLoad() { }
                public void OnInit() { }
                public void OnFree() { }
                public object? Import() => null;
                public bool Reloadable() => true;
                #region last
                // words
                #endregion

                public object? Export() => null;

                public partial object? InvokeFunc(string name, params object?[] args);
            }
        }
        """,
        generated: true);

    [Fact]
    public Task FixIsNotOfferedWhereTheNameIsTaken()
    {
        string source = "[HotswapPlugin] public class [|World|] { " + Plugins.Members.Replace("Reloadable() => true;", "Reloadable => true;") + "}";
        return VerifyFix.Verify(source, source);
    }

    [Fact]
    public Task FixLetsDispatchBeGeneratedWhereFunctionsAreMarked() => VerifyFix.Verify(
        """
        [HotswapPlugin]
        public class [|World|]
        {
            [Invokable("hum")]
            internal string Hum() => "hum";
        }
        """,
        """
        [HotswapPlugin]
        public partial class World
        {
            [Invokable("hum")]
            internal string Hum() => "hum";

            public void OnLoad(object? data) { }

            public void OnInit(Vault vault) { }

            public void OnFree() { }

            public object? Export() => null;

            public object? Import() => null;

            public partial object? {|CS8795:InvokeFunc|}(string name, params object?[] args);

            public bool Reloadable() => true;
        }
        """);

    [Fact]
    public Task FixWritesStaticMethodsIntoAStaticClassWithoutNullableAnnotations() => VerifyFix.Verify(
        """
        #nullable disable
        [HotswapPlugin]
        static class [|World|]
        {
            public static void OnLoad(object data) { }

            public static void OnInit(Vault vault) { }

            public static void OnFree() { }

            public static bool Reloadable() => true;
        }
        """,
        """
        #nullable disable
        [HotswapPlugin]
        static class World
        {
            public static void OnLoad(object data) { }

            public static void OnInit(Vault vault) { }

            public static void OnFree() { }

            public static bool Reloadable() => true;

            public static object Export() => null;

            public static object Import() => null;

            public static object InvokeFunc(string name, params object[] args) => throw new ArgumentException($"There is no function '{name}'.", nameof(name));
        }
        """);

    [Fact]
    public Task FixOpensAClassThatHasNoBody() => VerifyFix.Verify(
        """
        public abstract class Base
        {
            public virtual void OnLoad(object? data) { }

            public virtual void OnInit(Vault vault) { }

            public virtual object? Export() => null;

            public virtual object? Import() => null;

            public virtual object? InvokeFunc(string name, params object?[] args) => null;
        }

        [HotswapPlugin]
        public sealed class [|World|] : Base; // all is inherited
        """,
        """
        public abstract class Base
        {
            public virtual void OnLoad(object? data) { }

            public virtual void OnInit(Vault vault) { }

            public virtual object? Export() => null;

            public virtual object? Import() => null;

            public virtual object? InvokeFunc(string name, params object?[] args) => null;
        }

        [HotswapPlugin]
        public sealed class World : Base
        {
            public void OnFree() { }

            public bool Reloadable() => true;
        } // all is inherited
        """);
}
