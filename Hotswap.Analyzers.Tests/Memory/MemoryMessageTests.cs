using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace Hotswap.Analyzers.Tests.Memory;

/// <summary>Which member a finding names, and the remedy that fits what it was found by.</summary>
public class MemoryMessageTests
{
    private const string Contract = """
        [assembly: HotswapContract]
        public interface IBus { IDisposable Subscribe(Action work); void Register(Action work); void Unregister(Action work); }
        public interface IHost { IBus Bus { get; } event EventHandler? Tick; }
        """;

    [Theory]
    [InlineData(
        "_h.Bus.Subscribe(Work);",
        "Nothing that OnFree reaches ends this use of 'IBus.Subscribe': what it is made on outlives this version and keeps what it is given, and with it this version, in memory after a reload; dispose what it returns on the way to OnFree")]
    [InlineData(
        "_h.Bus.Register(Work);",
        "Nothing that OnFree reaches ends this use of 'IBus.Register': what it is made on outlives this version and keeps what it is given, and with it this version, in memory after a reload; call Unregister on the way to OnFree")]
    public Task RegistrationBySomethingUnmeasured(string code, string message) => Says([new HS4003RegistrationNotEnded()], code, message);

    /// <summary>An own event that hands its handlers on does not keep them.</summary>
    [Theory]
    [InlineData(
        "Beat += OnBeat;",
        "'IHost.Tick' outlives this version and nothing that OnFree reaches removes the handler: this version stays in memory after a reload and its code goes on being called; remove it with -= on the way to OnFree")]
    [InlineData(
        "Beat += (s, e) => { };",
        "'IHost.Tick' outlives this version and a lambda can never be removed from it: this version stays in memory after a reload and its code goes on being called; add a method and remove it with -= on the way to OnFree")]
    [InlineData(
        "Beat -= (s, e) => { };",
        "This lambda is not the one that was added to 'IHost.Tick', so nothing is removed: the event keeps the handler, and this version stays in memory after a reload; remove the same method or variable that was added")]
    [InlineData(
        "_h.Tick -= (s, e) => { };",
        "This lambda is not the one that was added to 'IHost.Tick', so nothing is removed: the event keeps the handler, and this version stays in memory after a reload; remove the same method or variable that was added")]
    public Task EventOfTheHost(string code, string message) => Says([new HS4001EventNotLeft()], code, message);

    private static async Task Says(DiagnosticAnalyzer[] rules, string code, string message)
    {
        Diagnostic[] found = await Findings.Of(
            Sources.Plugin($$"""
                private IHost? _h;
                private event EventHandler? Beat { add => _h!.Tick += value; remove => _h!.Tick -= value; }
                private void Work() { }
                private void OnBeat(object? sender, EventArgs e) { }
                public void OnLoad(object? data) { _h = (IHost)data!; {{code}} }
                """),
            ProjectUnderTest.Plugin.With("HotswapLifecycle", "Optional").Referencing("Contract", Contract),
            [.. rules]);
        Assert.Equal([message], found.Select(f => f.GetMessage(CultureInfo.InvariantCulture)));
    }
}
