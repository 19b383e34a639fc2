using Hotswap.Discovery;
using Hotswap.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Hotswap.Generators.Tests.LiveThings;

/// <summary>What cannot be live data, said with the path to it, and never a compile error in generated code.</summary>
public sealed class DataValidityTests
{
    [Theory]
    [InlineData("public Action? A { get; set; }", "'Worlds.Live_T.A' of type 'System.Action?'", "delegate")]
    [InlineData("public object? A { get; set; }", "'Worlds.Live_T.A' of type 'object?'", "declare the type")]
    [InlineData("public dynamic? A;", "'Worlds.Live_T.A'", "declare the type")]
    [InlineData("public nint A;", "'Worlds.Live_T.A' of type 'nint'", "native integer")]
    [InlineData("public UIntPtr A;", "'Worlds.Live_T.A' of type 'nuint'", "native integer")]
    [InlineData("public unsafe int* A;", "'Worlds.Live_T.A' of type 'int*'", "pointer")]
    [InlineData("public int[,]? A;", "'Worlds.Live_T.A' of type 'int[,]?'", "array of arrays")]
    [InlineData("public List<Func<int>>? A;", "'Worlds.Live_T.A[]' of type 'System.Func<int>'", "delegate")]
    [InlineData("public Dictionary<string, Inner[]>? A; internal class Inner { public (int X, Action Y) P; }", "'Worlds.Live_T.A[][].P.Y' of type 'System.Action'", "delegate")]
    [InlineData("public Dictionary<double, int>? A;", "'Worlds.Live_T.A.Keys' of type 'double'", "keys")]
    [InlineData("public IDisposable? A;", "'Worlds.Live_T.A' of type 'System.IDisposable?'", "interface")]
    [InlineData("public Stream? A;", "'Worlds.Live_T.A' of type 'System.IO.Stream?'", "abstract")]
    [InlineData("public Task? A;", "'Worlds.Live_T.A' of type 'System.Threading.Tasks.Task?'", "neither this plugin nor a contract")]
    [InlineData("public Inner? A; internal class Inner : Exception { }", "'Worlds.Live_T.A'", "derives from 'System.Exception'")]
    [InlineData("public Inner? A; internal class Inner : List<int> { }", "'Worlds.Live_T.A'", "derives from")]
    [InlineData("public Inner? A; internal class Inner { public Inner(int other) { } }", "'Worlds.Live_T.A'", "constructor")]
    [InlineData("public Inner? A; internal abstract class Inner { }", "'Worlds.Live_T.A'", "abstract")]
    [InlineData("public Outer<int>.Inner<string>? A; internal class Outer<T> { internal class Inner<T> { public T? N { get; init; } } }", "'Worlds.Live_T.A'", "type parameters")]
    [InlineData("public Deep? A; internal class Deep { public Deep? Next; public Action? Bad; }", "'Worlds.Live_T.A.Bad'", "delegate")]
    public void V09_WhatCannotBeLiveDataIsRefusedWithThePathToIt(string members, string what, string why)
    {
        GeneratorRun run = GeneratorRun.Of(Sources.Plugin("", $"internal sealed class Live_T {{ {members} }}"));
        Assert.DoesNotContain(run.Output.GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error);
        string manifest = run["HotswapManifest.g.cs"];
        Assert.Contains("HS1004", manifest, StringComparison.Ordinal);
        Assert.Contains(what, manifest, StringComparison.Ordinal);
        Assert.Contains(why, manifest, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("internal sealed class Live_T { public Live_T(int other) { } }", "HS1003")]
    [InlineData("internal sealed class Live_T { private Live_T() { } }", "HS1003")]
    [InlineData("internal sealed class Live_T : Exception { }", "HS1003")]
    [InlineData("internal sealed class Live_T { public void Handle(int n) { } }", "HS1002")]
    [InlineData("internal sealed class Live_T { public void Handle() { } public void HandleAsync() { } }", "HS1002")]
    [InlineData("internal sealed class Live_T { private void Handle() { } }", "HS1002")]
    [InlineData("internal sealed class Live_T { public async void Handle() { await Task.Yield(); } }", "HS1005")]
    public void V09_ATypeThatCannotBeMadeOrRunIsRefused(string type, string id)
    {
        GeneratorRun run = GeneratorRun.Of(Sources.Plugin("", type));
        Assert.DoesNotContain(run.Output.GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error);
        Assert.Contains(id, run["HotswapManifest.g.cs"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[HotswapIgnore] public Action? A { get; set; }")]
    [InlineData("private Action? _a; public bool Has => _a is not null; internal void Set(Action a) => _a = a;")]
    [InlineData("internal Action? A { get; set; }")]
    [InlineData("public static Action? A { get; set; }")]
    [InlineData("public Action A => () => { };")]
    [InlineData("public int this[int i] { get => i; set { } }")]
    [InlineData("public event Action? Changed { add { } remove { } }")]
    public void V09_AMemberThatIsNoDataIsNoFault(string member)
    {
        LivePlugin plugin = LivePlugin.Of($"internal sealed class Live_T {{ {member} public int N {{ get; set; }} }}");
        Assert.Equal("""{"N":0}""", plugin.Write("Live_T", plugin.Types["Live_T"].Factory!()));
    }

    [Fact]
    public void V09_WhatReliedOnARefusedTypeIsRefusedToo()
    {
        GeneratorRun run = GeneratorRun.Of(Sources.Plugin("", """
            internal sealed class Live_A { public X? X; }
            internal sealed class Live_B { public Y? Y; }
            internal sealed class X { public Y? Y; public Action? Bad; }
            internal sealed class Y { public X? X; }
            """));
        Assert.DoesNotContain(run.Output.GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error);
        Assert.Contains("Live_A.X.Bad", run["HotswapManifest.g.cs"], StringComparison.Ordinal);
        Assert.Contains("Live_B.Y.X.Bad", run["HotswapManifest.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void V09_TheFaultLiesOnTheMember()
    {
        PluginProject project = PluginProject.Of(
            TestCompilation.Create(Sources.Plugin("", "internal sealed class Live_T { public Action? Bad; }")),
            ProjectRole.Read(TestOptions.Plugin.GlobalOptions),
            CancellationToken.None)!;
        Fault fault = Assert.Single(project.Faults);
        Assert.Equal((RuleIds.UnfitLiveMember, "Bad"), (fault.Id, fault.Symbol!.Name));
        Assert.True(fault.Location.IsInSource);
    }
}
