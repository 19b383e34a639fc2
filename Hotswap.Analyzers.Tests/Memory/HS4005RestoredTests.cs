using Xunit;
using Verify = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS4005ProcessStateNotRestored>;

namespace Hotswap.Analyzers.Tests.Memory;

/// <summary>HS4005: what sets state of the process back, and what only stands beside it.</summary>
public class HS4005RestoredTests
{
    [Theory]
    [InlineData("only a field is forgotten", "private TextWriter? _old; sealed class W : StringWriter { } public void OnLoad() { _old = Console.Out; [|Console.SetOut(new W())|]; _old = null; } public void OnFree() { _old = null; }")]
    [InlineData("only a count is kept", "private int _n; sealed class W : StringWriter { } public void OnLoad() { [|Console.SetOut(new W())|]; _n += 1; } public void OnFree() { _n -= 1; _n = 0; }")]
    [InlineData("set back to what nothing was kept in", "private TextWriter? _old; sealed class W : StringWriter { } public void Run() { [|Console.SetOut(new W())|]; [|Console.SetOut(_old!)|]; }")]
    [InlineData("the delegate that a user's member is given", "public void OnLoad() { [|Settings.Set(() => 1)|]; }")]
    public Task Flagged(string shape, string members) => Check(shape, members);

    [Theory]
    [InlineData("set back from a field that was empty before", "private TextWriter? _old = null; sealed class W : StringWriter { } public void Run() { _old = Console.Out; Console.SetOut(new W()); Console.SetOut(_old); }")]
    [InlineData("set back from a property that is emptied afterwards", "private TextWriter? Old { get; set; } sealed class W : StringWriter { } public void Run() { Old = Console.Out; Console.SetOut(new W()); Console.SetOut(Old); Old = null; }")]
    [InlineData("a text that a user's member is given", "public void OnLoad() { Settings.Set(\"text\"); }")]
    [InlineData("nothing that a user's member is given", "public void OnLoad() { Settings.Set((string?)null); }")]
    public Task Silent(string shape, string members) => Check(shape, members);

    private static Task Check(string shape, string members)
    {
        Assert.NotEmpty(shape);
        return Verify.Verify(
            Sources.Plugin(members),
            Sources.Project.Referencing("Settings", "public static class Settings { public static void Set(string? value) { } public static void Set(Func<int> value) { } }")
                with
            { EditorConfig = "hotswap_hs4005_members = Settings.Set" });
    }
}
