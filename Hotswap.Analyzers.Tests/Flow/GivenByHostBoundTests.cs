using Xunit;

namespace Hotswap.Analyzers.Tests.Flow;

/// <summary>Where an object comes from is followed into callers only if host or other plugins give something that can be or hold an object.</summary>
public class GivenByHostBoundTests
{
    private static readonly ProjectUnderTest _project = ProjectUnderTest.Plugin.With("HotswapLifecycle", "Optional");

    [Theory]
    [InlineData("public void OnLoad(object? data) { }")]
    [InlineData("public void OnLoad(object[] data) { }")]
    [InlineData("public void OnLoad(object[][] data) { }")]
    [InlineData("public void OnLoad(IDisposable data) { }")]
    [InlineData("public void OnLoad(Uri data) { }")]
    [InlineData("public void OnLoad(List<int> data) { }")]
    [InlineData("public void OnLoad(Func<int> data) { }")]
    [InlineData("public void OnLoad<T>(T data) { }")]
    [InlineData("public void OnLoad(int n, object? data) { }")]
    [InlineData("public void OnInit(Vault vault) { }")]
    [InlineData("private Vault? _vault; private void Keep() => _vault = null;")]
    [InlineData("[Invokable(\"go\")] public void Go(object data) { }")]
    [InlineData("[Invokable(\"go\")] public void Go(int n) { } public void OnLoad(object data) { }")]
    [InlineData("internal static void live_Go(object data) { }")]
    [InlineData("internal static void live_Go(object data) { } public void OnLoad(int n) { } [Invokable(\"go\")] public void Go(int n) { }")]
    [InlineData("public Deps Import() => new(); public class Deps { public IDisposable? Sky { get; set; } }")]
    public async Task Objects(string members) => Assert.Contains("World.Caller()", await Bound(members, _project));

    [Theory]
    [InlineData("")]
    [InlineData("public void OnLoad() { }")]
    [InlineData("public void OnLoad(int n) { }")]
    [InlineData("public void OnLoad(string name) { }")]
    [InlineData("public void OnLoad(int[] numbers) { }")]
    [InlineData("public void OnLoad(string[] names) { }")]
    [InlineData("public void OnLoad(DayOfWeek day) { }")]
    [InlineData("public void OnLoad(System.Net.HttpStatusCode code) { }")]
    [InlineData("public void OnLoad(DateTime time, TimeSpan span, Guid id) { }")]
    [InlineData("public void OnLoad(Type type) { }")]
    [InlineData("public void OnLoad(Node own) { }")]
    [InlineData("public void OnLoad(PluginContext context, CancellationToken stop) { }")]
    [InlineData("public void Other(object it) { }")]
    [InlineData("[Invokable(\"go\")] public void Go(int n) { }")]
    [InlineData("internal static void live_Go(int n) { }")]
    public async Task NoObjects(string members) => Assert.DoesNotContain("World.Caller()", await Bound(members, _project));

    /// <summary>What a contract offers may be called with anything.</summary>
    [Fact]
    public async Task AContractMayGiveObjects() => Assert.Contains(
        "World.Caller()", await Bound("", _project.Referencing("Plain", "public class Plain { }").Referencing("Contract", "[assembly: HotswapContract] public interface IAny { }")));

    [Fact]
    public async Task AnotherReferenceGivesNone() => Assert.DoesNotContain("World.Caller()", await Bound("", _project.Referencing("Plain", "public class Plain { }")));

    private static Task<string[]> Bound(string members, ProjectUnderTest project) => BoundCode.Of<HS5005CastToPluginType>(
        Sources.WithUsings($$"""
            [HotswapPlugin] public sealed class World
            {
                private void Cast(object it) => _ = (Node)it;
                private void Caller() => Cast(Make());
                private static object Make() => 1;
                {{members}}
            }
            public sealed class Node { }
            """),
        project);
}
