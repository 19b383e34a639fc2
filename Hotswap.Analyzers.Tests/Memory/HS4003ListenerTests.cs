using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;
using Verify = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS4003RegistrationNotEnded>;

namespace Hotswap.Analyzers.Tests.Memory;

/// <summary>HS4003: listeners of the framework's, of own classes, and put into the process's list at a place.</summary>
public class HS4003ListenerTests
{
    [Theory]
    [InlineData("inserted", "[|Trace.Listeners.Insert(0, new T())|];", "")]
    [InlineData("inserted, and another removed", "[|Trace.Listeners.Insert(0, _t)|];", "Trace.Listeners.Remove(_other);")]
    [InlineData("inserted by name", "[|Trace.Listeners.Insert(listener: _t, index: 0)|];", "")]
    public Task Flagged(string shape, string load, string free) => Check(shape, load, free);

    [Theory]
    [InlineData("inserted and removed", "Trace.Listeners.Insert(0, _t);", "Trace.Listeners.Remove(_t);")]
    [InlineData("the framework's own, inserted", "Trace.Listeners.Insert(0, new ConsoleTraceListener());", "")]
    public Task Silent(string shape, string load, string free) => Check(shape, load, free);

    /// <summary>While a using is still missing, the code is looked at as well.</summary>
    [Fact]
    public Task BaseThatIsNotFound() => Verify.Verify(
        Sources.Plugin("sealed class L : {|CS0246:EventListener|} { } public void OnLoad() { _ = new L(); }"), Sources.Project);

    /// <summary>What the user says of a class goes before what is known of its base.</summary>
    [Fact]
    public Task UsersEntryOfAListener() => Verify.Verify(
        Sources.Plugin("sealed class L : System.Diagnostics.Tracing.EventListener { } public void OnLoad() { _ = {|#0:new L()|}; }"),
        Sources.Project with { EditorConfig = "hotswap_hs4003_members = World+L..ctor" },
        new DiagnosticResult("HS4003", DiagnosticSeverity.Warning).WithLocation(0).WithMessage(
            "Nothing that OnFree reaches ends this use of 'L': it keeps what it is given, and with it this version, in memory after a reload; end it on the way to OnFree"));

    private static Task Check(string shape, string load, string free)
    {
        Assert.NotEmpty(shape);
        return Verify.Verify(
            Sources.Plugin($$"""
                sealed class T : ConsoleTraceListener { }
                private readonly T _t = new(), _other = new();
                public void OnLoad() { {{load}} }
                public void OnFree() { {{free}} }
                """),
            Sources.Project);
    }
}
