using Xunit;
using Verify = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS4003RegistrationNotEnded>;

namespace Hotswap.Analyzers.Tests.Memory;

/// <summary>The names by which HS4003 tells native functions that keep what they are given, and those that take it back.</summary>
public class NativeCallbackNamesTests
{
    private const string Own = "delegate void Log(int n); static void Write(int n) { } ";

    private static readonly string[] _keeping = ["callback", "register", "hook", "handler", "listener", "subscribe", "observer", "install", "notify"];

    [Fact]
    public Task FlaggedByTheirName() => Verify.Verify(
        Sources.Plugin(Own + string.Concat(_keeping.Select(k => Import($"x_{k}(Log log)"))) + $"public void OnLoad() {{ {string.Concat(_keeping.Select(k => $"[|x_{k}(Write)|]; "))} }}"),
        Sources.Project);

    [Fact]
    public Task SilentWhereTheNameTellsNothing() => Verify.Verify(Sources.Plugin(Own + Import("sort(Log compare)") + "public void OnLoad() => sort(Write);"), Sources.Project);

    [Theory]
    [InlineData("unregister")]
    [InlineData("deregister")]
    [InlineData("unhook")]
    [InlineData("unsubscribe")]
    [InlineData("uninstall")]
    [InlineData("remove")]
    [InlineData("clear")]
    [InlineData("unset")]
    [InlineData("reset")]
    [InlineData("detach")]
    [InlineData("free")]
    [InlineData("destroy")]
    [InlineData("close")]
    [InlineData("shutdown")]
    [InlineData("stop")]
    [InlineData("delete")]
    public Task SilentWhereItIsTakenBack(string ending) => Verify.Verify(
        Sources.Plugin(
            Own + Import("set_callback(Log log)") + Import($"x_{ending}()") + Import($"{ending}_callback(Log log)")
            + $"public void OnLoad() => set_callback(Write); public void OnFree() => x_{ending}(); public void Leave() => {ending}_callback(Write);"),
        Sources.Project);

    private static string Import(string function) => $"[DllImport(\"native\")] static extern void {function}; ";
}
