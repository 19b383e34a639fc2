using Hotswap.Discovery;
using Hotswap.Generators.Tests.Harness;
using Hotswap.Generators.Tests.Validity;
using Microsoft.CodeAnalysis;

namespace Hotswap.Generators.Tests;

/// <summary>What somebody has not typed to its end yet: the compiler says what is wrong with it, and generated code repeats nothing of it.</summary>
public sealed class UnfinishedSourcesTests
{
    private static readonly TestOptions _optional = TestOptions.Plugin.With("HotswapLifecycle", "Optional");

    [Theory]
    [InlineData("internal void live_x(Missing m) { }")]
    [InlineData("internal Missing live_x() => null!;")]
    [InlineData("internal void live_x(List<Missing> m) { }")]
    [InlineData("internal void live_x(Missing[] m) { }")]
    [InlineData("internal unsafe Missing* live_x() => null;")]
    [InlineData("internal void live_x(int) { }")]
    [InlineData("internal void live_x(int n, string n) { }")]
    [InlineData("internal void (int n) { }")]
    [InlineData("[Invokable(\"a\")] internal void A(Missing m) { }")]
    [InlineData("[Invokable(\"a\")] internal Missing A() => null!;")]
    [InlineData("[Invokable(\"a\")] internal void A(int) { }")]
    [InlineData("[Invokable(\"a\")] internal void A(int n, int n) { }")]
    [InlineData("[Invokable] internal void A() { }")]
    [InlineData("[Invokable(\"a\", typeof(Missing))] internal void A() { }")]
    [InlineData("public void OnLoad(PluginContext) { }")]
    [InlineData("public Missing Export() => null!;")]
    [InlineData("public Missing Import() => null!;")]
    [InlineData("public Deps Import() => new(); public class Deps { public Missing? M; public List<Missing>? N { get; set; } }")]
    [InlineData("internal class Live_X { public Missing? M { get; set; } }")]
    [InlineData("internal class Live_X { public Missing.Inner? M { get; set; } }")]
    [InlineData("internal class Live_X { public List<Missing>? M { get; set; } }")]
    [InlineData("internal class Live_X : Missing { public int N { get; set; } }")]
    [InlineData("internal class Live_X(Missing m) { public Missing M { get; } = m; }")]
    [InlineData("internal class Live_X { public Span<int> S; }")]
    [InlineData("internal class Live_X { public static { get; } public int { get; set; } }")]
    [InlineData("internal class { internal static void live_x() { } }")]
    public void UnfinishedMemberIsNoErrorOfGeneratedCode(string member)
    {
        GeneratorRun run = GeneratorRun.Of(TestCompilation.Create($"using Hotswap; [HotswapPlugin] partial class World {{ {member} }}"), _optional);
        Assert.Contains(run.Problems, p => p.Severity == DiagnosticSeverity.Error);
        Assert.DoesNotContain(run.Problems, p => GeneratedTrees.IsOurs(p.Location.SourceTree!));
    }

    [Theory]
    [InlineData("public object? Export();")]
    [InlineData("public object? Export() { return; }")]
    [InlineData("public Missing Import() => null!;")]
    [InlineData("public void OnLoad(PluginContext) { }")]
    public void UnfinishedLifecycleMethodIsLeftToTheCompiler(string member) => Assert.Empty(
        Faults.Project(TestCompilation.Create($"using Hotswap; [HotswapPlugin] class World {{ {member} }}"), _optional).Faults);

    [Fact]
    public void InstanceMethodOfAStaticPluginClassIsRefused() => Assert.Equal(
        [RuleIds.UncallableLiveFunction],
        Faults.Project(TestCompilation.Create("[Hotswap.HotswapPlugin] static class World { internal void live_x() { } }"), _optional).Faults.Select(f => f.Id));

    [Fact]
    public void ScanThatIsCancelledEnds()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.Throws<OperationCanceledException>(() => PluginProject.Of(
            TestCompilation.Create("[Hotswap.HotswapPlugin] class World;"), ProjectRole.Read(_optional.GlobalOptions), cancelled.Token));
    }
}
