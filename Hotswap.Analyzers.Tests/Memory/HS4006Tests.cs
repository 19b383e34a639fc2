using Xunit;
using Verify = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS4006UncollectibleLoad>;

namespace Hotswap.Analyzers.Tests.Memory;

public class HS4006Tests
{
    [Theory]
    [InlineData("Assembly.LoadFrom", "void M(string f) { [|Assembly.LoadFrom(f)|]; }")]
    [InlineData("Assembly.LoadFile", "Assembly M(string f) => [|Assembly.LoadFile(f)|];")]
    [InlineData("Assembly.Load(bytes)", "void M(byte[] b) { var a = [|Assembly.Load(b)|]; a = [|Assembly.Load(b, null)|]; }")]
    [InlineData("Assembly.UnsafeLoadFrom", "void M(string f) { [|Assembly.UnsafeLoadFrom(f)|]; }")]
    [InlineData("a context that is not collectible", "void M() { var c = [|new AssemblyLoadContext(\"x\")|]; c = [|new AssemblyLoadContext(\"x\", false)|]; }")]
    [InlineData("an own context that is not collectible", "sealed class C : AssemblyLoadContext { public C() [|: base(\"x\")|] { } }")]
    [InlineData("an own context that is not collectible by what it leaves out", "sealed class [|C|] : AssemblyLoadContext { } sealed class D : AssemblyLoadContext { public [|D|]() { } }")]
    [InlineData("an own context whose constructor in two parts leaves it out", "sealed partial class C : AssemblyLoadContext { public partial [|C|](); public partial C() { } }")]
    [InlineData("Assembly.LoadFile as a delegate", "void M(string[] f) { var all = f.Select([|Assembly.LoadFile|]).ToList(); Func<string, Assembly> load = [|Assembly.LoadFrom|]; }")]
    [InlineData("the default context in a variable", "void M(string f) { var d = AssemblyLoadContext.Default; [|d.LoadFromAssemblyPath(f)|]; }")]
    [InlineData("the default context", "void M(string f) { [|AssemblyLoadContext.Default.LoadFromAssemblyPath(f)|]; [|AssemblyLoadContext.Default.LoadFromStream(File.OpenRead(f))|]; }")]
    [InlineData("AppDomain.Load(bytes)", "void M(byte[] b) { [|AppDomain.CurrentDomain.Load(b)|]; }")]
    [InlineData("Activator.CreateInstanceFrom", "void M(string f) { [|Activator.CreateInstanceFrom(f, \"T\")|]; }")]
    [InlineData("a context that is not collectible, by its base's arguments", "sealed class C : AssemblyLoadContext { public C() [|: base(isCollectible: false)|] { } public C(string n) [|: base(n, false)|] { } public C(int n) : base(isCollectible: true) { } }")]
    [InlineData("Assembly.Load(bytes) as a delegate", "void M() { Func<byte[], Assembly> load = [|Assembly.Load|]; Func<string, Assembly> byName = Assembly.Load; }")]
    [InlineData("the default context's other ways", "void M(string f) { [|AssemblyLoadContext.Default.LoadFromNativeImagePath(f, null)|]; }")]
    [InlineData("AppDomain.CreateInstanceFrom", "void M(string f) { [|AppDomain.CurrentDomain.CreateInstanceFrom(f, \"T\")|]; }")]
    public Task Flagged(string fact, string members)
    {
        Assert.NotEmpty(fact);
        return Verify.Verify(Sources.Plugin(members), Sources.Project);
    }

    [Theory]
    [InlineData("by name, through the own context", "void M() { Assembly.Load(\"System.Xml\"); Assembly.Load(new AssemblyName(\"System.Xml\")); }")]
    [InlineData("a collectible context", "void M(string f) { var c = new AssemblyLoadContext(\"x\", isCollectible: true); c.LoadFromAssemblyPath(f); c.Unload(); }")]
    [InlineData("an own collectible context whose constructor is in two parts", "sealed partial class C : AssemblyLoadContext { public partial C(); public partial C() : base(\"x\", true) { } }")]
    [InlineData("an own collectible context", "sealed class C : AssemblyLoadContext { public C() : base(\"x\", true) { } } void M(string f) => new C().LoadFromAssemblyPath(f);")]
    [InlineData("collectible as the caller says", "void M(bool b) { var c = new AssemblyLoadContext(\"x\", b); }")]
    [InlineData("the default context by name", "void M() { AssemblyLoadContext.Default.LoadFromAssemblyName(new AssemblyName(\"System.Xml\")); }")]
    [InlineData("nothing is loaded", "void M() { Assembly.GetExecutingAssembly(); Assembly.GetAssembly(typeof(int)); _ = typeof(World).Assembly.GetTypes(); }")]
    [InlineData("the own context", "void M(string f) { AssemblyLoadContext.GetLoadContext(typeof(World).Assembly)!.LoadFromAssemblyPath(f); }")]
    [InlineData("own collectible contexts and what builds on them", "class C() : AssemblyLoadContext(\"x\", true); sealed class D : C { } sealed class E : AssemblyLoadContext { public E() : base(isCollectible: true) { } public E(bool b) : base(b) { } }")]
    [InlineData("what a context does beside loading", "void M(string f) { AssemblyLoadContext.Default.SetProfileOptimizationRoot(f); _ = AssemblyLoadContext.Default.Name; AppDomain.CurrentDomain.Load(\"System.Xml\"); }")]
    [InlineData("own method of that name", "sealed class Plugins { public void LoadFrom(string f) { } public static Plugins Default { get; } = new(); public void LoadFromAssemblyPath(string f) { } } void M(string f) { new Plugins().LoadFrom(f); Plugins.Default.LoadFromAssemblyPath(f); }")]
    public Task Silent(string fact, string members)
    {
        Assert.NotEmpty(fact);
        return Verify.Verify(Sources.Plugin(members), Sources.Project);
    }
}
