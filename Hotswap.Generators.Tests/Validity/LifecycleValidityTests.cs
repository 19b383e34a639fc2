using Hotswap.Discovery;
using Hotswap.Generators.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;

namespace Hotswap.Generators.Tests.Validity;

/// <summary>Faults of the plugin class and its lifecycle methods: HS0001 to HS0008.</summary>
public sealed class LifecycleValidityTests
{
    private static readonly TestOptions _optional = TestOptions.Plugin.With("HotswapLifecycle", "Optional");

    [Fact]
    public void L05_AllMissingMethodsAreNamedInOneFault()
    {
        PluginProject project = Faults.Project(TestCompilation.Create("[Hotswap.HotswapPlugin] class World { public void OnFree() { } }"));
        Fault fault = Assert.Single(project.Faults);
        Assert.Equal(RuleIds.MissingLifecycleMethod, fault.Id);
        Assert.Equal("OnLoad,OnInit,Export,Import,InvokeFunc,Reloadable", fault.Properties[Fault.MissingMethods]);
        Assert.Contains("'World' lacks OnLoad, OnInit, Export, Import, InvokeFunc, Reloadable;", FaultMessages.Of(fault), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public void OnLoad(object? data, PluginContext c, CancellationToken t) { }")]
    [InlineData("public void OnLoad(CancellationToken t, object data) { }")]
    [InlineData("public void OnLoad() { }")]
    [InlineData("internal async Task OnLoad(PluginContext c) => await Task.Yield();")]
    [InlineData("protected internal ValueTask OnInit(PluginContext c, Vault v) => default;")]
    [InlineData("public static void OnInit() { }")]
    [InlineData("public Task OnPublish(Vault vault, CancellationToken ct) => Task.CompletedTask;")]
    [InlineData("public ValueTask OnFree(CancellationToken ct, PluginContext c) => default;")]
    [InlineData("public IDisposable? Export() => null;")]
    [InlineData("public string Export() => \"x\";")]
    [InlineData("public object? Export() { if (DateTime.Now.Ticks > 0) { return (object?)null; } return default; }")]
    [InlineData("public object Export() => throw new Exception();")]
    [InlineData("public object? Export() { Func<int> f = () => { return 1; }; f(); return null!; }")]
    [InlineData("public object? Export() { return One() > 0 ? (null) : throw new Exception(); int One() { return 1; } }")]
    [InlineData("public partial object? Export(); public partial object? Export() => null;")]
    [InlineData("public Deps? Import() => null;")]
    [InlineData("public bool Reloadable() => false;")]
    [InlineData("public void OnLoad(object? data) { } private void OnLoad(string s) { }")]
    [InlineData("[Obsolete] public void OnFree() { }")]
    public void MethodThatCanBeBoundHasNoFault(string member) => Assert.Empty(Of(member));

    [Theory]
    [InlineData("private void OnLoad() { }", "Inaccessible")]
    [InlineData("protected void OnLoad() { }", "Inaccessible")]
    [InlineData("void OnFree() { }", "Inaccessible")]
    [InlineData("partial void OnFree();", "Inaccessible")]
    [InlineData("public void OnLoad(string data) { }", "Parameter")]
    [InlineData("public void OnLoad(object? data, object? more) { }", "Parameter")]
    [InlineData("public void OnLoad(Vault vault) { }", "Parameter")]
    [InlineData("public void OnLoad(ref object? data) { }", "Parameter")]
    [InlineData("public void OnLoad(in CancellationToken t) { }", "Parameter")]
    [InlineData("public void OnInit(object? data) { }", "Parameter")]
    [InlineData("public void OnFree(Vault vault) { }", "Parameter")]
    [InlineData("public bool Reloadable(int n) => true;", "Parameter")]
    [InlineData("public object? InvokeFunc(string name) => null;", "Parameter")]
    [InlineData("public object? InvokeFunc(object?[] args, string name) => null;", "Parameter")]
    [InlineData("public void OnLoad<T>() { }", "Generic")]
    [InlineData("public async void OnLoad() => await Task.Yield();", "AsyncVoid")]
    [InlineData("public int OnLoad() => 1;", "ReturnType")]
    [InlineData("public Task<int> OnFree() => Task.FromResult(1);", "ReturnType")]
    [InlineData("public void Reloadable() { }", "ReturnType")]
    [InlineData("public ref bool Reloadable() => ref _b; private bool _b;", "ReturnType")]
    [InlineData("public unsafe int*[] Export() => [];", "ReturnType")]
    [InlineData("public Task<bool> Reloadable() => Task.FromResult(true);", "ReturnType")]
    [InlineData("public void Export() { }", "ReturnType")]
    [InlineData("public Task<IDisposable> Export() => null!;", "ReturnType")]
    [InlineData("public string InvokeFunc(string name, params object?[] args) => name;", "ReturnType")]
    [InlineData("public object? Export() => new object();", "UntypedReturn")]
    [InlineData("public object? Import() { if (DateTime.Now.Ticks > 0) { return this; } return null; }", "UntypedReturn")]
    [InlineData("public void OnLoad() { } public void OnLoad(object? data) { }", "Ambiguous")]
    [InlineData("public Span<int> Export() => default;", "ReturnType")]
    [InlineData("public unsafe int* Export() => null;", "ReturnType")]
    [InlineData("[Obsolete(\"x\", true)] public void OnFree() { }", "Marked")]
    [InlineData("[System.Diagnostics.Conditional(\"X\")] public void OnFree() { }", "Marked")]
    [InlineData("[System.Diagnostics.CodeAnalysis.Experimental(\"X\")] public void OnFree() { }", "Marked")]
    [InlineData("public static partial object? InvokeFunc(string name, params object?[] args);", "Static")]
    public void MethodThatCannotBeBoundIsRefused(string member, string reason)
    {
        string fault = Assert.Single(Of(member, errorsAllowed: member.Contains("static partial", StringComparison.Ordinal)));
        Assert.StartsWith("HS0002 " + reason, fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public struct Deps2 { public IDisposable? Other { get; set; } }")]
    [InlineData("public record Deps2 { public IDisposable? Other { get; init; } }")]
    [InlineData("public class Deps2 { public IDisposable? Other { get; } }")]
    [InlineData("public class Deps2 { public readonly IDisposable? Other; }")]
    [InlineData("public class Deps2 { public IDisposable? Other { get; private set; } }")]
    [InlineData("public enum Deps2 { A }")]
    [InlineData("public interface Deps2 { IDisposable? Other { get; set; } }")]
    public void D10_ImportThatCannotBeSetIsRefused(string type) =>
        Assert.Equal("HS0002 ReturnType Import", Assert.Single(Of("public Deps2 Import() => throw new Exception(); " + type)));

    [Theory]
    [InlineData("class Base { public void OnFree() { } }", "")]
    [InlineData("abstract class Base { public abstract void OnFree(); }", "public override void OnFree() { }")]
    [InlineData("class Base { internal void OnFree(int n) { } }", "internal void OnFree() { }")]
    [InlineData("class Base<T> { public Task OnFree(T t) => Task.CompletedTask; }", "public void OnFree(CancellationToken ct) { }")]
    [InlineData("class Base { public virtual void OnFree(PluginContext c, CancellationToken ct) { } }", "public override void OnFree(PluginContext c, CancellationToken ct) { }")]
    [InlineData("class Base { public void OnFree(CancellationToken ct) { } }", "public new Task OnFree(CancellationToken ct) => Task.CompletedTask;")]
    [InlineData("class Base { private void OnFree(CancellationToken ct) { } }", "public void OnFree() { }")]
    public void InheritedMethodsCount(string baseClass, string members)
    {
        string source = $"using Hotswap; [HotswapPlugin] class World : Base{(baseClass.Contains("<T>", StringComparison.Ordinal) ? "<int>" : "")} {{ {members} }} {baseClass}";
        Assert.Empty(Faults.Of(TestCompilation.Create(source), _optional));
        Assert.Contains("OnFree(", GeneratorRun.Of(TestCompilation.Create(source), _optional)["PluginEntry.g.cs"].Split("OnFreeAsync", 2)[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public void OnFree(CancellationToken ct) { }", "public void OnFree() { }")]
    [InlineData("public void OnFree(PluginContext c) { }", "public void OnFree(CancellationToken ct) { }")]
    [InlineData("public void OnFree(PluginContext c, CancellationToken ct) { }", "public void OnFree(CancellationToken ct, PluginContext c) { }")]
    [InlineData("public void OnFree<T>(CancellationToken ct) { } public void OnFree(CancellationToken ct) { }", "public void OnFree() { }")]
    public void InheritedMethodThatIsNotHiddenIsOneMore(string inherited, string member) => Assert.Equal(
        ["HS0002 Ambiguous OnFree"],
        Faults.Of(TestCompilation.Create($"using Hotswap; [HotswapPlugin] class World : Base {{ {member} }} class Base {{ {inherited} }}"), _optional));

    [Theory]
    [InlineData("public void OnLoad(string s) { }", "HS0002 Parameter World", "Base.OnLoad(string)")]
    [InlineData("public object Export() => null;", "HS0002 UntypedReturn World", "Base.Export()")]
    [InlineData("[Hotswap.Invokable(\"x\")] public void Ring<T>() { }", "HS0007 Generic World", "Base.Ring<T>()")]
    [InlineData("public IOther Export() => null;", "HS5003 World", "Base.Export()")]
    public void FaultOfAMethodThatIsInheritedFromAnotherAssemblyIsPlacedAtTheClass(string member, string fault, string named)
    {
        Microsoft.CodeAnalysis.MetadataReference library = TestCompilation.Library("Library", $"public interface IOther; public class Base {{ {member} }}");
        CSharpCompilation compilation = TestCompilation.Create("World", [("World.cs", "[Hotswap.HotswapPlugin] class World : Base;")], library);
        Assert.Equal([fault], Faults.Of(compilation, _optional));
        Assert.Contains($"'{named}'", FaultMessages.Of(Faults.Project(compilation, _optional).Faults[0]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[HotswapPlugin] abstract class World { }")]
    [InlineData("[HotswapPlugin] class World<T> { }")]
    [InlineData("class Outer<T> { [HotswapPlugin] public class World { } }")]
    [InlineData("[HotswapPlugin] file class World { }")]
    [InlineData("class Outer { [HotswapPlugin] private class World { } }")]
    [InlineData("class Outer { [HotswapPlugin] protected class World { } }")]
    [InlineData("class Outer { private class Inner { [HotswapPlugin] public class World { } } }")]
    [InlineData("[HotswapPlugin] class World(int n) { public int N => n; }")]
    [InlineData("[HotswapPlugin] class World { private World() { } }")]
    [InlineData("[HotswapPlugin] class World { public required int N { get; set; } }")]
    public void UnusableClassIsRefused(string source) =>
        Assert.StartsWith("HS0005 World", Assert.Single(Faults.Of(TestCompilation.Create("using Hotswap; " + source), _optional)), StringComparison.Ordinal);

    [Theory]
    [InlineData("[HotswapPlugin] static class World { }")]
    [InlineData("class Outer { [HotswapPlugin] internal class World { internal World() { } } }")]
    [InlineData("[HotswapPlugin] sealed record World;")]
    [InlineData("[HotswapPlugin] class World : Base; abstract class Base { protected Base() { } }")]
    [InlineData("[HotswapPlugin] class World { [System.Diagnostics.CodeAnalysis.SetsRequiredMembers] public World() { } public required int N { get; set; } }")]
    [InlineData("[HotswapPluginAttribute()] partial class World; partial class World { public World() { } }")]
    public void UsableClassIsTaken(string source)
    {
        Assert.Empty(Faults.Of(TestCompilation.Create("using Hotswap; " + source), _optional));
        Assert.Equal("World", InvocationTests.Optional("using Hotswap; " + source).Assembly.GetName().Name);
    }

    [Theory]
    [InlineData("using P = Hotswap.HotswapPluginAttribute; [P] class World;", "")]
    [InlineData("using PAttribute = Hotswap.HotswapPluginAttribute; [P] class World;", "")]
    [InlineData("[global::Hotswap.HotswapPlugin] class World;", "")]
    [InlineData("using H = Hotswap; [H::HotswapPlugin] class World;", "")]
    [InlineData("using P = global::Hotswap.HotswapPluginAttribute; [@P] class World;", "")]
    [InlineData("using Hotswap; [Serializable, Obsolete] [CLSCompliant(false), HotswapPlugin] class World;", "")]
    [InlineData("namespace N { using P = Hotswap.HotswapPluginAttribute; [P] class World; }", "")]
    [InlineData("[Shared] class World;", "global using Shared = Hotswap.HotswapPluginAttribute;")]
    public void AttributeIsFoundUnderEveryName(string source, string other) =>
        Assert.NotNull(Faults.Project(TestCompilation.Create(source, other), _optional).PluginClass);

    [Fact]
    public void PluginInAFileThatIsNamedLikeGeneratedOnesIsFound() => Assert.NotNull(Faults.Project(
        TestCompilation.Create("World", [("World.g.cs", "[Hotswap.HotswapPlugin] class World;")]), _optional).PluginClass);

    [Fact]
    public void AttributeOfThatNameFromElsewhereIsNone() => Assert.Equal(
        ["HS0004 -"],
        Faults.Of(TestCompilation.Create("[HotswapPlugin] class World; class HotswapPluginAttribute : Attribute;")));

    [Fact]
    public void SeveralPluginClassesAreRefusedEachWithTheOthers()
    {
        CSharpCompilation compilation = TestCompilation.Create("[Hotswap.HotswapPlugin] class World;", "[Hotswap.HotswapPlugin] class Moon;");
        Assert.Equal(["HS0003 World", "HS0003 Moon"], Faults.Of(compilation, _optional));
        Fault first = Faults.Project(compilation, _optional).Faults[0];
        Assert.Contains("'Moon'", FaultMessages.Of(first), StringComparison.Ordinal);
        Assert.Equal("/src/World1.cs", Assert.Single(first.AdditionalLocations).SourceTree!.FilePath);
    }

    [Theory]
    [InlineData("HotswapPluginName", "a/b")]
    [InlineData("HotswapPluginName", "a b")]
    [InlineData("HotswapPluginName", "-a")]
    [InlineData("HotswapPluginName", "a.")]
    [InlineData("HotswapLivePrefix", "1")]
    [InlineData("HotswapLivePrefix", "live-")]
    [InlineData("HotswapLifecycle", "maybe")]
    public void InvalidPropertyIsRefusedNamingIt(string property, string value)
    {
        CSharpCompilation compilation = TestCompilation.Create(Sources.Plugin().Replace("(\"world\")", "", StringComparison.Ordinal));
        Assert.Equal(["HS0006 -"], Faults.Of(compilation, TestOptions.Plugin.With(property, value)));
        Assert.Contains($"'{value}'", FaultMessages.Of(Faults.Project(compilation, TestOptions.Plugin.With(property, value)).Faults[0]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HotswapPluginName", "a.b-c_1")]
    [InlineData("HotswapPluginName", "größe")]
    [InlineData("HotswapLivePrefix", "Live")]
    [InlineData("HotswapLivePrefix", "")]
    [InlineData("HotswapLifecycle", "required")]
    public void ValidPropertyIsTaken(string property, string value) => Assert.Empty(Faults.Of(
        TestCompilation.Create(Sources.Plugin().Replace("(\"world\")", "", StringComparison.Ordinal)),
        TestOptions.Plugin.With(property, value)));

    [Fact]
    public void InvalidNameInTheAttributeIsPlacedThere() => Assert.Equal(
        ["HS0006 HotswapPlugin"],
        Faults.Of(TestCompilation.Create("using Hotswap; [HotswapPlugin(\"a b\")] class World;"), _optional));

    [Fact]
    public void PluginOfANamelessAssemblyHasANameAllTheSame() => Assert.Equal(
        "plugin",
        GeneratorRun.Of(TestCompilation.Create("[Hotswap.HotswapPlugin] class World;").WithAssemblyName(null), _optional).Manifest().GetProperty("plugin").GetString());

    [Fact]
    public void LifecycleMethodsAreKnownByTheirNames()
    {
        Assert.All(Lifecycle.All, kind =>
        {
            Assert.True(Lifecycle.TryParse(kind.ToString(), out LifecycleMethod found));
            Assert.Equal(kind, found);
        });
        Assert.False(Lifecycle.TryParse("Load", out _));
    }

    [Theory]
    [InlineData("argument", "property", "argument")]
    [InlineData(null, "property", "property")]
    [InlineData(null, null, "World")]
    public void PluginIsNamedByAttributeElsePropertyElseAssembly(string? argument, string? property, string expected)
    {
        string source = $"[Hotswap.HotswapPlugin{(argument is null ? "" : $"(\"{argument}\")")}] class World;";
        TestOptions options = property is null ? _optional : _optional.With("HotswapPluginName", property);
        Assert.Equal(expected, GeneratorRun.Of(TestCompilation.Create(source), options).Manifest().GetProperty("plugin").GetString());
    }

    [Theory]
    [InlineData("[Invokable(\"x\")] internal void A() { } [Invokable(\"x\")] internal void B() { }", "Duplicate B")]
    [InlineData("[Invokable(\"\")] internal void A() { }", "Kind A")]
    [InlineData("[Invokable(\"x\")] private void A() { }", "Inaccessible A")]
    [InlineData("[Invokable(\"x\")] internal void A<T>() { }", "Generic A")]
    [InlineData("[Invokable(\"x\")] internal void A(ref int n) { }", "Parameter A")]
    [InlineData("[Invokable(\"x\")] internal void A(Span<int> n) { }", "Parameter A")]
    [InlineData("[Invokable(\"x\")] internal unsafe void A(int* n) { }", "Parameter A")]
    [InlineData("[Invokable(\"x\")] internal unsafe void A(int*[] n) { }", "Parameter A")]
    [InlineData("[Invokable(\"x\")] internal unsafe List<delegate*<void>[]> A() => [];", "ReturnType A")]
    [InlineData("[Invokable(\"x\")] internal Span<int> A() => default;", "ReturnType A")]
    [InlineData("[Invokable(\"x\")] internal async void A() => await Task.Yield();", "AsyncVoid A")]
    [InlineData("[Invokable(\"x\", typeof(int))] internal void A() { }", "DelegateType A")]
    [InlineData("[Invokable(\"x\", typeof(Func<int>))] internal void A() { }", "DelegateType A")]
    [InlineData("[Invokable(\"x\", typeof(Func<,>))] internal int A(int n) => n;", "DelegateType A")]
    [InlineData("[Invokable(\"x\", typeof(Mine))] internal void A() { } public delegate void Mine();", "DelegateType A")]
    [InlineData("[Invokable(\"x\", typeof(Action<long>))] internal void A(int n) { }", "DelegateType A")]
    [InlineData("[Invokable(\"x\", typeof(Action<int>))] internal void A() { }", "DelegateType A")]
    [InlineData("[Invokable(\"x\", typeof(Action))] internal void A(int n) { }", "DelegateType A")]
    [InlineData("[Invokable(\"x\", typeof(Action))] internal int A() => 1;", "DelegateType A")]
    [InlineData("[Invokable(\"x\", typeof(Action<string, object>))] internal void A(string s, string t) { }", "DelegateType A")]
    public void UnfitInvokableIsRefused(string members, string expected) => Assert.Equal(
        ["HS0007 " + expected],
        Faults.Of(TestCompilation.Create($"using Hotswap; [HotswapPlugin] partial class World {{ public partial object? InvokeFunc(string n, params object?[] a); {members} }}"), _optional));

    [Theory]
    [InlineData("void D(ref int n)", "void A(int n) { }")]
    [InlineData("void D(int n, in int m)", "void A(int n, int m) { }")]
    [InlineData("ref int D()", "int A() => 1;")]
    [InlineData("ref readonly int D()", "int A() => 1;")]
    [InlineData("void D(System.Span<int> n)", "void A(int n) { }")]
    public void DelegateOfAContractThatPassesReferencesFitsNoInvokable(string signature, string method)
    {
        Microsoft.CodeAnalysis.MetadataReference contract = TestCompilation.Library("Contract", $"[assembly: Hotswap.HotswapContract] public delegate {signature};");
        Assert.Equal(
            ["HS0007 DelegateType A"],
            Faults.Of(
                TestCompilation.Create(
                    "World",
                    [("World.cs", $"[Hotswap.HotswapPlugin] class World {{ [Hotswap.Invokable(\"a\", typeof(D))] internal {method} }}")],
                    contract),
                _optional));
    }

    [Fact]
    public void InvokableBesideAHandWrittenInvokeFuncIsRefused() =>
        Assert.Equal(["HS0007 HandWritten A"], Of("public object? InvokeFunc(string n, params object?[] a) => n; [Invokable(\"x\")] internal void A() { }"));

    [Theory]
    [InlineData("[Invokable(\"x\")] internal void A() { } [Invokable(\"X\")] internal void B() { }")]
    [InlineData("[Invokable(\"x\", typeof(Func<string, object>))] internal string A(object o) => \"\" + o;")]
    [InlineData("[Invokable(\"x\", typeof(Action<int>))] internal static void A(int n) { }")]
    [InlineData("[Invokable(\"x\", typeof(Func<string[], IEnumerable<object>>))] internal List<object> A(IEnumerable<object> o) => [.. o];")]
    [InlineData("[Invokable(\"x\")] internal dynamic A((int A, string? B) t, int[]? n, Action<List<int?>> f) => t;")]
    public void FitInvokableIsTaken(string members) => Assert.Empty(
        Faults.Of(TestCompilation.Create($"using Hotswap; [HotswapPlugin] partial class World {{ public partial object? InvokeFunc(string n, params object?[] a); {members} }}"), _optional));

    [Fact]
    public void PluginClassInAProjectThatIsNoPluginIsSaid()
    {
        CSharpCompilation compilation = TestCompilation.Create(Sources.Plugin());
        Assert.Equal(["HS0008 World"], Faults.Of(compilation, new TestOptions()));
        Assert.Equal(["HS0008 World"], Faults.Of(compilation, new TestOptions(("HotswapHost", "true"))));
    }

    [Fact]
    public void PluginProjectWithoutPluginClassIsSaid() =>
        Assert.Equal(["HS0004 -"], Faults.Of(TestCompilation.Create("class World;")));

    [Theory]
    [InlineData("public IOwn? Export() => null;", "HS5003 Export")]
    [InlineData("public List<IOwn[]>? Export() => null;", "HS5003 Export")]
    [InlineData("internal Deps2? Import() => null; internal class Deps2 { public IOwn? Own { get; set; } public IDisposable? Other; }", "HS5003 Own")]
    [InlineData("internal Deps2? Import() => null; internal class Deps2 { public Func<IOwn>? Own; }", "HS5003 Own")]
    public void TypeOutsideAContractIsRefused(string member, string expected) => Assert.Equal([expected], Of(member));

    [Fact]
    public void TypeOfAContractIsTakenAndOfAnotherLibraryIsNot()
    {
        Microsoft.CodeAnalysis.MetadataReference contract = TestCompilation.Library("Contract", "[assembly: Hotswap.HotswapContract] public interface IWorld;");
        Microsoft.CodeAnalysis.MetadataReference library = TestCompilation.Library("Library", "public interface IOther;");
        CSharpCompilation compilation = TestCompilation.Create(
            "World",
            [("World.cs", "[Hotswap.HotswapPlugin] class World { public IWorld? Export() => null; public Deps? Import() => null; } class Deps { public IWorld? A; public IOther? B; }")],
            contract,
            library);
        Assert.Equal(["HS5003 B"], Faults.Of(compilation, _optional));
        Assert.Contains("'IOther' of assembly 'Library'", FaultMessages.Of(Faults.Project(compilation, _optional).Faults[0]), StringComparison.Ordinal);
    }

    [Fact]
    public void TypeOfASignedLibraryIsNotTheFrameworks()
    {
        // Any key of somebody else's will do: the library is marked as signed, not signed.
        CSharpCompilation signed = TestCompilation.Create("Library", [("Library.cs", "public interface IOther;")]);
        signed = signed.WithOptions(signed.Options.WithPublicSign(true)
            .WithCryptoPublicKey([.. typeof(FactAttribute).Assembly.GetName().GetPublicKey()!]));
        CSharpCompilation compilation = TestCompilation.Create(
            "World",
            [("World.cs", "[Hotswap.HotswapPlugin] class World { public IOther? Export() => null; }")],
            TestCompilation.ToReference(signed));
        Assert.NotEmpty(compilation.GetTypeByMetadataName("IOther")!.ContainingAssembly.Identity.PublicKeyToken);
        Assert.Equal(["HS5003 Export"], Faults.Of(compilation, _optional));
    }

    private static string[] Of(string members, bool errorsAllowed = false)
    {
        CSharpCompilation compilation = TestCompilation.Create(
            $"using Hotswap; [HotswapPlugin] public partial class World {{ {members} }} public class Deps {{ public IDisposable? Other {{ get; set; }} }} public interface IOwn;");
        return errorsAllowed
            ? [.. Faults.Project(compilation, _optional).Faults.Select(f => $"{f.Id} {f.Properties.GetValueOrDefault(Fault.Reason)}")]
            : Faults.Of(compilation, _optional);
    }
}
