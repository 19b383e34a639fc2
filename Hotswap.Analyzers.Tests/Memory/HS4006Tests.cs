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
    [InlineData("Assembly.LoadFile as a delegate", "void M(string[] f) { var all = f.Select([|Assembly.LoadFile|]).ToList(); Func<string, Assembly> load = [|Assembly.LoadFrom|]; }")]
    [InlineData("the default context in a variable", "void M(string f) { var d = AssemblyLoadContext.Default; [|d.LoadFromAssemblyPath(f)|]; }")]
    [InlineData("the default context", "void M(string f) { [|AssemblyLoadContext.Default.LoadFromAssemblyPath(f)|]; [|AssemblyLoadContext.Default.LoadFromStream(File.OpenRead(f))|]; }")]
    [InlineData("AppDomain.Load(bytes)", "void M(byte[] b) { [|AppDomain.CurrentDomain.Load(b)|]; }")]
    [InlineData("Activator.CreateInstanceFrom", "void M(string f) { [|Activator.CreateInstanceFrom(f, \"T\")|]; }")]
    public Task Flagged(string fact, string members)
    {
        Assert.NotEmpty(fact);
        return Verify.Verify(Sources.Plugin(members), Sources.Project);
    }

    [Theory]
    [InlineData("by name, through the own context", "void M() { Assembly.Load(\"System.Xml\"); Assembly.Load(new AssemblyName(\"System.Xml\")); }")]
    [InlineData("a collectible context", "void M(string f) { var c = new AssemblyLoadContext(\"x\", isCollectible: true); c.LoadFromAssemblyPath(f); c.Unload(); }")]
    [InlineData("an own collectible context", "sealed class C : AssemblyLoadContext { public C() : base(\"x\", true) { } } void M(string f) => new C().LoadFromAssemblyPath(f);")]
    [InlineData("collectible as the caller says", "void M(bool b) { var c = new AssemblyLoadContext(\"x\", b); }")]
    [InlineData("the default context by name", "void M() { AssemblyLoadContext.Default.LoadFromAssemblyName(new AssemblyName(\"System.Xml\")); }")]
    [InlineData("nothing is loaded", "void M() { Assembly.GetExecutingAssembly(); Assembly.GetAssembly(typeof(int)); _ = typeof(World).Assembly.GetTypes(); }")]
    [InlineData("the own context", "void M(string f) { AssemblyLoadContext.GetLoadContext(typeof(World).Assembly)!.LoadFromAssemblyPath(f); }")]
    public Task Silent(string fact, string members)
    {
        Assert.NotEmpty(fact);
        return Verify.Verify(Sources.Plugin(members), Sources.Project);
    }
}
