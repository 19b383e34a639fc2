using Xunit;
using Verify = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS0002UnboundLifecycleMethod>;
using VerifyFix = Hotswap.Analyzers.Tests.FixVerifier<Hotswap.Analyzers.HS0002UnboundLifecycleMethod, Hotswap.CodeFixes.SignatureFix>;

namespace Hotswap.Analyzers.Tests.Form;

public class HS0002Tests
{
    private const string Contract =
        "[assembly: HotswapContract] public interface IWorld { int N { get; } } public class Deps { public IWorld? World { get; set; } }";

    [Theory]
    [InlineData("private void [|OnLoad|](object? data) { }")]
    [InlineData("public void [|OnLoad|](string data) { }")]
    [InlineData("public void [|OnInit|](Vault a, Vault b) { }")]
    [InlineData("public async void [|OnFree|]() { await Task.Yield(); }")]
    [InlineData("public int [|OnFree|]() => 1;")]
    [InlineData("public object? [|Export|]() => new List<int>();")]
    [InlineData("public object? [|Import|]() { if (Environment.TickCount > 3) { return this; } return null; }")]
    [InlineData("public Task<bool> [|Reloadable|]() => Task.FromResult(true);")]
    [InlineData("public object? [|InvokeFunc|](string name, object?[] args, int n) => null;")]
    [InlineData("public void OnLoad(object? data) { } public void [|OnLoad|](PluginContext context) { }")]
    [InlineData("public void [|OnInit|]<T>(Vault vault) { }")]
    [InlineData("public void [|OnInit|](Vault vault, in CancellationToken token) { }")]
    [InlineData("public object? [|Export|]() => default(int);")]
    public Task Flagged(string member) => Verify.Verify($"[HotswapPlugin] public class World {{ {member} }}");

    [Theory]
    [InlineData("public void OnLoad() { }")]
    [InlineData("internal async Task OnLoad(CancellationToken token, object? data, PluginContext context) { await Task.Yield(); }")]
    [InlineData("public static ValueTask OnFree(PluginContext context) => default;")]
    [InlineData("public object? Export() { return null; }")]
    [InlineData("public IDisposable? Export() => null;")]
    [InlineData("public object? Import() => default;")]
    [InlineData("public object? Export() => default(object); public object? Import() { return default(object?); }")]
    [InlineData("protected internal void OnPublish(Vault vault) { }")]
    [InlineData("public void OnLoad(object? data) { } private void OnLoad(string other, int n) { }")]
    [InlineData("private void OnStart() { } private int OnStop(int a) => a;")]
    [InlineData("public object? Export() { return null; } public object? Import() { throw new NotSupportedException(); }")]
    public Task Silent(string member) => Verify.Verify($"[HotswapPlugin] public class World {{ {member} }}");

    [Theory]
    [InlineData("public void [|Onload|](object? data) { }")]
    [InlineData("public void [|onInit|]() { }")]
    [InlineData("public Task [|OnLaod|](PluginContext context) => Task.CompletedTask;")]
    [InlineData("internal void [|OnInt|](Vault vault) { }")]
    [InlineData("public void [|OnIniit|]() { }")]
    [InlineData("public async ValueTask [|OnFreed|](CancellationToken token) { await Task.Yield(); }")]
    [InlineData("public void [|OnPulbsh|](Vault vault, PluginContext context) { }")]
    [InlineData("public static bool [|Reloadeable|]() => true;")]
    [InlineData("public IDisposable? [|Exprot|]() => null;")]
    [InlineData("public World [|Imports|]() => this;")]
    [InlineData("public object? [|InvokFunc|](string name, params object?[] args) => null;")]
    [InlineData("protected internal void [|OnIniit|]() { }")]
    [InlineData("public async void [|OnFreed|](CancellationToken token) { await Task.Yield(); }")]
    [InlineData("public void [|OnPublxxh|](Vault vault) { }")]
    [InlineData("public async Task<object?> [|InvokFunc|](string name, params object?[] args) { await Task.Yield(); return null; }")]
    [InlineData("public ValueTask<object?> [|InvokFunc|](string name, params object?[] args) => default;")]
    public Task AMisspelledNameIsFlagged(string member) => Verify.Verify(
        $"[HotswapPlugin] public class World {{ {member} }}", ProjectUnderTest.Plugin.With("HotswapLifecycle", "Optional"));

    [Theory]
    [InlineData("public void OnLoad() { } public void Onload(object? data) { }")]
    [InlineData("public void Onload(string data) { } public string OnFreed() => \"\"; public int Reloadble() => 1; public void Exports() { } public int Imports() => 1;")]
    [InlineData("public void Onload() { } public void OnStart() => Onload();")]
    [InlineData("public void OnFreed() { } public Action OnStart() => OnFreed;")]
    [InlineData("public void OnLoaded(object? data) { } public void OnPublished(Vault vault) { } public void OnTree() { } public void OnUnit() { } public void OnExit() { }")]
    [InlineData("public void Freed() { } public void OnInitialized(Vault vault) { } public IDisposable? Report() => null; public bool Readable() => true;")]
    [InlineData("[Invokable(\"a\")] internal void OnFreed() { } private void Onload() { } public void OnInt<T>() { } public static void live_() { }")]
    [InlineData("protected void OnFreed() { } public void OnFrxxe(CancellationToken token) { } public void OnPubli(Vault vault) { } public void OnInitt(CancellationToken a, CancellationToken b) { }")]
    [InlineData("public void OnLoxx() { } public void OaLond() { } public void OnLodx() { } public void OnLoxa() { }")]
    [InlineData("public object? InvokFunc(string name) => null; public int InvokeFun(string name, params object?[] args) => 1;")]
    [InlineData("public string Exprot() => \"\"; public List<int> Exports() => []; public IDisposable? Imports() => null; public object? Imprt() => null; public string Inport() => \"\";")]
    public Task ANameOfItsOwnIsNot(string members) => Verify.Verify(
        $"[HotswapPlugin] public class World {{ {members} }}", ProjectUnderTest.Plugin.With("HotswapLifecycle", "Optional"));

    [Fact]
    public Task WhereAllAreRequiredTheMissingOneIsSaidToBeMissing() => Verify.Verify(
        "[HotswapPlugin] public class World { public void Onload(object? data) { } public void OnFreed() { } public void [|OnPulbsh|](Vault vault) { } }",
        ProjectUnderTest.Plugin);

    [Fact]
    public Task ANameThatAnotherTypeAsksForIsNotMisspelled() => Verify.Verify(
        """
        public interface IListener { void OnFreed(); }
        public abstract class Base { public abstract void Onload(object? data); }
        [HotswapPlugin] public class World : Base, IListener { public void OnFreed() { } public override void Onload(object? data) { } }
        public class Other { public void OnInt(Vault vault) { } }
        """,
        ProjectUnderTest.Plugin.With("HotswapLifecycle", "Optional"));

    [Fact]
    public Task AProtectedOneOfABaseClassIsFlaggedWhereNoOtherServes() => Verify.Verify(
        """
        public abstract class Base { protected void [|OnFree|]() { } private void OnLoad(int n) { } protected void OnInit() { } }
        [HotswapPlugin] public class World : Base { public void OnInit(Vault vault) { OnInit(); } }
        """,
        ProjectUnderTest.Plugin.With("HotswapLifecycle", "Optional"));

    [Fact]
    public Task SilentOutsideOfThePluginClass() => Verify.Verify(
        "class Other { private int OnLoad(string x) => 1; } " + Plugins.Complete);

    [Theory]
    [InlineData("private void [|OnLoad|](object? data) { }", "public void OnLoad(object? data) { }")]
    [InlineData("async void [|OnLoad|](object? data) { await Task.Yield(); }", "public async Task OnLoad(object? data) { await Task.Yield(); }")]
    [InlineData("public async void [|OnFree|]() { await Task.Yield(); }", "public async Task OnFree() { await Task.Yield(); }")]
    [InlineData("public void [|OnFree|](int code, CancellationToken token) { token.ThrowIfCancellationRequested(); }",
        "public void OnFree(CancellationToken token) { token.ThrowIfCancellationRequested(); }")]
    [InlineData("public string [|InvokeFunc|](string name, params object?[] args) => name;",
        "public object? InvokeFunc(string name, params object?[] args) => name;")]
    [InlineData("public object? [|InvokeFunc|](string f) => f;", "public object? [|InvokeFunc|](string f) => f;")]
    [InlineData("public object? [|Export|]() => new Api(); class Api : IWorld { public int N => 1; }",
        "public IWorld Export() => new Api(); class Api : IWorld { public int N => 1; }")]
    [InlineData("public object? [|Import|]() { return new Deps(); }", "public Deps Import() { return new Deps(); }")]
    [InlineData("public object? [|Export|]() => new List<int>();", "public object? [|Export|]() => new List<int>();")]
    [InlineData("public void [|OnLoad|](string data) => Console.Write(data);", "public void [|OnLoad|](string data) => Console.Write(data);")]
    [InlineData("public void [|OnLoad|](int code) { } void M() => OnLoad(3);", "public void [|OnLoad|](int code) { } void M() => OnLoad(3);")]
    [InlineData("public void [|OnInit|](Vault vault, in CancellationToken token) { token.ThrowIfCancellationRequested(); }",
        "public void OnInit(Vault vault, CancellationToken token) { token.ThrowIfCancellationRequested(); }")]
    [InlineData("public object? [|Import|]() => new { A = 1 };", "public object? [|Import|]() => new { A = 1 };")]
    [InlineData("public object? [|Import|]() => new Own(); class Own { public IWorld? World { get; set; } }", "public object? [|Import|]() => new Own(); class Own { public IWorld? World { get; set; } }")]
    [InlineData("public object? [|Import|]() => new Own(); internal class Own { public IWorld? World { get; set; } }", "internal Own Import() => new Own(); internal class Own { public IWorld? World { get; set; } }")]
    [InlineData("private Api? _api; public object? [|Export|]() { if (_api is null) { return null; } return _api; } class Api : IWorld { public int N => 1; }",
        "private Api? _api; public IWorld? Export() { if (_api is null) { return null; } return _api; } class Api : IWorld { public int N => 1; }")]
    public Task Fix(string member, string mended) => VerifyFix.Verify(
        $"[HotswapPlugin] public class World {{ {member} }}",
        $"[HotswapPlugin] public class World {{ {mended} }}",
        ProjectUnderTest.Plugin.Referencing("Contract", Contract));

    [Theory]
    [InlineData("IStop", "public async void [|OnFree|]() { await Task.Yield(); }")]
    [InlineData("IStop<int>", "public void OnFree() { } public void [|OnLoad|](int code) { }")]
    [InlineData("Base", "public override async void [|OnFree|]() { await Task.Yield(); }")]
    public Task FixLeavesWhatAnotherTypeAsksFor(string other, string member)
    {
        string source = "public interface IStop { void OnFree(); } public interface IStop<T> { void OnLoad(T code); } public abstract class Base { public abstract void OnFree(); } "
            + $"[HotswapPlugin] public class World : {other} {{ {member} }}";
        return VerifyFix.Verify(source, source, ProjectUnderTest.Plugin.With("HotswapLifecycle", "Optional"));
    }

    [Fact]
    public Task FixLeavesTheOtherParametersAsTheyStand() => VerifyFix.Verify(
        """
        [HotswapPlugin]
        public class World
        {
            public void [|OnLoad|](
                object? data, // what the host gives
                int code,
                CancellationToken token) // of the load
            {
                Console.Write(data);
            }
        }
        """,
        """
        [HotswapPlugin]
        public class World
        {
            public void OnLoad(
                object? data, // what the host gives
                CancellationToken token) // of the load
            {
                Console.Write(data);
            }
        }
        """);

    [Fact]
    public Task FixCorrectsAMisspelledName() => VerifyFix.Verify(
        "[HotswapPlugin] public class World { public void [|Onload|](object? data) { Console.Write(data); } }",
        "[HotswapPlugin] public class World { public void OnLoad(object? data) { Console.Write(data); } }",
        ProjectUnderTest.Plugin.With("HotswapLifecycle", "Optional"));

    [Fact]
    public Task FixAllMendsEveryMethod() => VerifyFix.Verify(
        """
        [HotswapPlugin]
        public class World
        {
            private void [|OnLoad|](object? data) { }

            public async void [|OnFree|]()
            {
                await Task.Yield();
            }
        }
        """,
        """
        [HotswapPlugin]
        public class World
        {
            public void OnLoad(object? data) { }

            public async Task OnFree()
            {
                await Task.Yield();
            }
        }
        """);
}
