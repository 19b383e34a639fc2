using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;
using Verify = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS4005ProcessStateNotRestored>;

namespace Hotswap.Analyzers.Tests.Memory;

public class HS4005Tests
{
    [Theory]
    [InlineData("Console.SetOut", "sealed class W : StringWriter { } public void OnLoad() { [|Console.SetOut(new W())|]; }")]
    [InlineData("Console.SetError", "public void OnLoad() { [|Console.SetError(TextWriter.Null)|]; } public void OnFree() { Console.SetOut(TextWriter.Null); }")]
    [InlineData("AppContext.SetData undone under another key", "public void OnLoad() { [|AppContext.SetData(\"a\", this)|]; [|AppContext.SetData(\"b\", new W())|]; } public void OnFree() => AppContext.SetData(\"c\", null); sealed class W { }")]
    [InlineData("Console.SetOut twice", "public void OnLoad(object? data) { if (data is null) { [|Console.SetOut(new StringWriter())|]; } else { [|Console.SetOut(TextWriter.Null)|]; } }")]
    [InlineData("Console.SetOut in a scope that nobody disposes", "private Scope? _s; public void OnLoad() => _s = new Scope(); sealed class Scope : IDisposable { readonly TextWriter _old = Console.Out; public Scope() => [|Console.SetOut(TextWriter.Null)|]; public void Dispose() => Console.SetOut(_old); }")]
    [InlineData("AppContext.SetData", "public void OnLoad() { [|AppContext.SetData(\"k\", this)|]; }")]
    [InlineData("AppContext.SetData of a delegate", "public void OnLoad() { Action a = () => { }; [|AppContext.SetData(\"k\", a)|]; }")]
    [InlineData("SynchronizationContext.Set", "sealed class S : SynchronizationContext { } public void OnLoad() { [|SynchronizationContext.SetSynchronizationContext(new S())|]; }")]
    [InlineData("Thread.SetData", "public void OnLoad() { [|Thread.SetData(Thread.AllocateDataSlot(), this)|]; }")]
    [InlineData("CurrentPrincipal", "sealed class P : System.Security.Claims.ClaimsPrincipal { } public void OnLoad() { [|Thread.CurrentPrincipal = new P()|]; }")]
    [InlineData("default culture set to plugin's", "sealed class C() : CultureInfo(\"de\") { } public void OnLoad() { [|CultureInfo.DefaultThreadCurrentCulture = new C()|]; }")]
    [InlineData("Encoding.RegisterProvider", "sealed class E : EncodingProvider { public override Encoding? GetEncoding(int c) => null; public override Encoding? GetEncoding(string n) => null; } public void OnLoad() { [|Encoding.RegisterProvider(new E())|]; }")]
    [InlineData("AppContext.SetData with named arguments", "public void OnLoad() { [|AppContext.SetData(data: this, name: \"k\")|]; }")]
    [InlineData("AppContext.SetData of what may be anything", "public void Set(object o, IWorld w) { [|AppContext.SetData(\"k\", o)|]; [|AppContext.SetData(\"w\", w)|]; }")]
    [InlineData("AppDomain.SetData", "public void OnLoad() { [|AppDomain.CurrentDomain.SetData(\"k\", this)|]; }")]
    [InlineData("Console.SetIn", "public void OnLoad() { [|Console.SetIn(new StringReader(\"\"))|]; }")]
    [InlineData("default UI culture", "public void OnLoad() { [|CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture|]; }")]
    [InlineData("own encoding provider in a static, another registered later", "sealed class E : EncodingProvider { public static E Instance { get; } = new(); public override Encoding? GetEncoding(int c) => null; public override Encoding? GetEncoding(string n) => null; } public void OnLoad() { [|Encoding.RegisterProvider(E.Instance)|]; } public void OnFree() { Encoding.RegisterProvider(CodePagesEncodingProvider.Instance); }")]
    [InlineData("Console.SetOut undone with another's, or before", "public void A() { var old = Console.Error; [|Console.SetOut(TextWriter.Null)|]; [|Console.SetOut(old)|]; } public void B() { var old = Console.Out; Console.SetOut(old); [|Console.SetOut(TextWriter.Null)|]; }")]
    [InlineData("AppContext.SetData undone at once, under another key", "public void OnLoad() { [|AppContext.SetData(\"a\", this)|]; AppContext.SetData(\"b\", null); }")]
    [InlineData("another property set back", "public void OnLoad() { [|CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture|]; } public void OnFree() { CultureInfo.CurrentCulture = CultureInfo.InvariantCulture; Console.SetOut(Console.Out); }")]
    public Task Flagged(string fact, string members)
    {
        Assert.NotEmpty(fact);
        return Verify.Verify(Sources.Plugin(members), Sources.Project);
    }

    [Theory]
    [InlineData("Console.SetOut undone in OnFree", "private readonly TextWriter _old = Console.Out; public void OnLoad() { Console.SetOut(TextWriter.Null); } public void OnFree() => Console.SetOut(_old);")]
    [InlineData("Console.SetOut undone at once", "public void OnLoad() { TextWriter old = Console.Out; Console.SetOut(TextWriter.Null); try { } finally { Console.SetOut(old); } }")]
    [InlineData("Console.SetOut undone by a scope", "private IDisposable? _s; public void OnLoad() => _s = Redirect(); static IDisposable Redirect() { TextWriter old = Console.Out; Console.SetOut(TextWriter.Null); return new Undo(() => Console.SetOut(old)); } public void OnFree() => _s?.Dispose(); sealed class Undo(Action a) : IDisposable { public void Dispose() => a(); }")]
    [InlineData("Console.SetOut undone when retiring", "public void OnLoad(PluginContext c) { var old = Console.Out; Console.SetOut(TextWriter.Null); c.Retiring.Register(() => Console.SetOut(old)); }")]
    [InlineData("AppContext.SetData of a string or number", "public void OnLoad() { AppContext.SetData(\"k\", \"v\"); AppContext.SetData(\"n\", 1); AppContext.SetData(\"l\", new List<int>()); }")]
    [InlineData("AppContext.SetData undone", "public void OnLoad() { AppContext.SetData(\"k\", this); } public void OnFree() => Stop(); void Stop() => AppContext.SetData(\"k\", null);")]
    [InlineData("culture of the flow, not of the process", "public void OnLoad() { CultureInfo.CurrentCulture = CultureInfo.InvariantCulture; }")]
    [InlineData("default culture undone", "public void OnLoad() { CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture; } public void OnFree() { CultureInfo.DefaultThreadCurrentCulture = null; }")]
    [InlineData("the framework's encoding provider", "public void OnLoad() { Encoding.RegisterProvider(CodePagesEncodingProvider.Instance); }")]
    [InlineData("Console only read", "public void OnLoad() { Console.Out.Write(1); Console.WriteLine(AppContext.GetData(\"k\")); }")]
    [InlineData("SynchronizationContext, slot and principal undone at once", "sealed class S : SynchronizationContext { } sealed class P : System.Security.Claims.ClaimsPrincipal { } public void OnLoad() { var old = SynchronizationContext.Current; SynchronizationContext.SetSynchronizationContext(new S()); SynchronizationContext.SetSynchronizationContext(old); var slot = Thread.AllocateDataSlot(); var before = Thread.GetData(slot); Thread.SetData(slot, this); Thread.SetData(slot, before); var who = Thread.CurrentPrincipal; Thread.CurrentPrincipal = new P(); Thread.CurrentPrincipal = who; }")]
    [InlineData("AppContext.SetData undone at once", "public void OnLoad() { AppContext.SetData(\"a\", this); Console.WriteLine(); AppContext.SetData(\"a\", null); var old = AppContext.GetData(\"b\"); AppContext.SetData(\"b\", this); AppContext.SetData(\"b\", old); }")]
    [InlineData("set on the way to OnFree", "public void OnFree() { Console.SetOut(TextWriter.Null); Stop(); } void Stop() { Console.SetError(TextWriter.Null); void Inner() => Console.SetIn(TextReader.Null); Inner(); }")]
    [InlineData("AppContext.SetData of an object of the framework's, keys that are not known", "public void OnLoad(string key) { AppContext.SetData(\"l\", new Dictionary<string, int>()); AppContext.SetData(key, this); } public void OnFree() => AppContext.SetData(\"other\", null);")]
    [InlineData("Console.SetOut undone with what a property keeps", "private TextWriter? Old { get; set; } public void OnLoad() { Old = Console.Out; Console.SetOut(TextWriter.Null); } public void Stop() => Console.SetOut(Old!); public void OnFree() => Stop();")]
    public Task Silent(string fact, string members)
    {
        Assert.NotEmpty(fact);
        return Verify.Verify(Sources.Plugin(members), Sources.Project);
    }

    [Theory]
    [InlineData("CultureInfo.InvariantCulture", "the host and all other plugins go on with what this version has set")]
    [InlineData("new CultureInfo(\"de\")", "the host and all other plugins go on with what this version has set")]
    [InlineData("CultureInfo.GetCultureInfo(\"de\")", "the host and all other plugins go on with what this version has set")]
    [InlineData("new Own()", "every thread of the process takes the culture over, and with it this version,")]
    [InlineData("Make()", "every thread of the process takes the culture over, and with it this version,")]
    [InlineData("given", "every thread of the process takes the culture over, and with it this version,")]
    public Task TheMessageSaysWhatIsLost(string culture, string why) => Verify.Verify(
        Sources.Plugin($"sealed class Own() : CultureInfo(\"de\") {{ }} static CultureInfo Make() => new Own(); public void Set(CultureInfo given) => {{|#0:CultureInfo.DefaultThreadCurrentCulture = {culture}|}};"),
        Sources.Project,
        new DiagnosticResult("HS4005", DiagnosticSeverity.Warning)
            .WithLocation(0)
            .WithArguments("CultureInfo.DefaultThreadCurrentCulture", why, "set the old one on the way to OnFree"));
}
