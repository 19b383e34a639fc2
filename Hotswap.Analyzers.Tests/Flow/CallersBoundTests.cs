using Xunit;

namespace Hotswap.Analyzers.Tests.Flow;

/// <summary>
/// Whose code is bound to tell what a method is given: <c>Other</c>'s where it may give the method something that has to be looked at, and not
/// where what is written tells that it calls another method of the name, or gives it what is its own.
/// </summary>
public class CallersBoundTests
{
    private static readonly ProjectUnderTest _project = ProjectUnderTest.Plugin.With("HotswapLifecycle", "Optional").Referencing("Contract", """
        [assembly: HotswapContract]
        public interface ISource { event Action? Changed; ISource Next { get; } }
        public class Source : ISource { public event Action? Changed; public ISource Next => this; public static Source Make() { Source made = new(); made.Changed?.Invoke(); return made; } }
        public class Derived : Source { }
        public sealed class Sealed : ISource { public event Action? Changed; public ISource Next => this; public void Raise() => Changed?.Invoke(); }
        public struct Value : ISource { public event Action? Changed; public ISource Next => this; public void Raise() => Changed?.Invoke(); }
        public class Named { public event Action? Changed; public void Raise() => Changed?.Invoke(); public static implicit operator Named(string name) => new(); public static implicit operator Named(int[] name) => new(); }
        public sealed class Converted { public event Action? Changed; public void Raise() => Changed?.Invoke(); public static implicit operator Converted(Source source) => new(); }
        public class Listed : List<int> { public event Action? Changed; public void Raise() => Changed?.Invoke(); }
        """);

    /// <summary>What the method is given has to be bound.</summary>
    [Theory]
    [InlineData("ISource", "Follow(Make());")]
    [InlineData("ISource", "this.Follow(Make());")]
    [InlineData("ISource", "(this).Follow(Make());")]
    [InlineData("ISource", "this!.Follow(Make());")]
    [InlineData("ISource", "world.Follow(Make());")]
    [InlineData("ISource", "world?.Follow(Make());")]
    [InlineData("ISource", "_world.Follow(Make());")]
    [InlineData("ISource", "this._world.Follow(Make());")]
    [InlineData("ISource", "World.Of().Follow(Make());")]
    [InlineData("ISource", "new World().Follow(Make());")]
    [InlineData("ISource", "World made = new(); made.Follow(Make());")]
    [InlineData("ISource", "var made = new World(); made.Follow(Make());")]
    [InlineData("ISource", "var made = World.Of(); made.Follow(Make());")]
    [InlineData("ISource", "Follow(given ?? Make());")]
    [InlineData("ISource", "Follow((ISource)Make());")]
    [InlineData("ISource", "Follow(Make()!);")]
    [InlineData("ISource", "Follow((Make()));")]
    [InlineData("ISource", "var made = Make(); Follow(made);")]
    [InlineData("ISource", "ISource made; made = Make(); Follow(made);")]
    [InlineData("ISource", "Follow(number > 1 ? given : new Source());")]
    [InlineData("ISource", "Follow(source: Make());")]
    [InlineData("ISource", "Action<ISource> follow = Follow; follow(new Source());")]
    [InlineData("ISource", "Action<ISource> follow = world.Follow; follow(new Source());")]
    [InlineData("ISource", "Each(Follow);")]
    [InlineData("ISource", "Action<World> each = w => w.Follow(Make()); each(world);")]
    [InlineData("ISource", "Action<Elsewhere> each = e => e.Follow(Make()); each(other);")]
    [InlineData("ISource", "void Go(ISource go) => Follow(go); Go(new Source());")]
    [InlineData("ISource", "foreach (var each in new[] { Make() }) { Follow(each); }")]
    [InlineData("ISource", "if (given is Source { } found) { Follow(found); }")]
    [InlineData("ISource", "if (given is Source found) { Follow(found); }")]
    [InlineData("ISource", "try { } catch (Failure failure) { Follow(failure.Source); }")]
    [InlineData("ISource", "_ = from each in new[] { Make() } select Go(each); int Go(ISource go) { Follow(go); return 1; }")]
    [InlineData("ISource", "_ = (from each in new[] { 1 } let made = Make() select new Action(() => Follow(made))).ToList();")]
    [InlineData("ISource", "var (made, _) = (Make(), 1); Follow(made);")]
    [InlineData("ISource", "Source made; (made, _) = (Make(), 1); Follow(made);")]
    [InlineData("ISource", "Source made; Get(out made); Follow(made);")]
    [InlineData("ISource", "Get(out var made); Follow(made);")]
    [InlineData("ISource", "Source? made = null; made ??= Make(); Follow(made);")]
    [InlineData("ISource", "Source? made = default; made = Make(); Follow(made);")]
    [InlineData("ISource", "Source made = new(); made = Make(); Follow(made);")]
    [InlineData("ISource", "Source made = new(); Get(out made); Follow(made);")]
    [InlineData("ISource", "Source made; made = new(); made = Make(); Follow(made);")]
    [InlineData("object", "Follow(Make());", "(ISource)")]
    [InlineData("Source", "Follow(Make());")]
    [InlineData("Converted", "Follow(Make());")]
    [InlineData("Named", "Follow(Texts());")]
    [InlineData("Named", "Follow((string)\"a\");")]
    public async Task ItMayGive(string type, string code, string cast = "") => Assert.Contains(Other, await Bound(type, code, cast));

    /// <summary>It calls another method of that name, or what it gives is not of the type, or is its own.</summary>
    [Theory]
    [InlineData("ISource", "other.Follow(Make());")]
    [InlineData("ISource", "other?.Follow(Make());")]
    [InlineData("ISource", "_other.Follow(Make());")]
    [InlineData("ISource", "this._other.Follow(Make());")]
    [InlineData("ISource", "_other!.Follow(Make());")]
    [InlineData("ISource", "(_other).Follow(Make());")]
    [InlineData("ISource", "_other.Inner.Follow(Make());")]
    [InlineData("ISource", "new Elsewhere().Follow(Make());")]
    [InlineData("ISource", "Elsewhere made = new(); made.Follow(Make());")]
    [InlineData("ISource", "var made = new Elsewhere(); made.Follow(Make());")]
    [InlineData("ISource", "Static.Follow(Make());")]
    [InlineData("ISource", "Follow(Make(), 1);")]
    [InlineData("ISource", "Follow();")]
    [InlineData("ISource", "_ = nameof(Follow);")]
    [InlineData("ISource", "_ = nameof(other.Follow);")]
    [InlineData("ISource", "Follow Follow = new(); _ = new Follow[1]; List<Follow> list = [];")]
    [InlineData("ISource", "Follow(new Source());")]
    [InlineData("ISource", "Follow((new Source()));")]
    [InlineData("ISource", "Follow(new Source()!);")]
    [InlineData("ISource", "Follow(new Own());")]
    [InlineData("ISource", "Follow(own);")]
    [InlineData("ISource", "Own made = new(); Follow(made);")]
    [InlineData("ISource", "var made = new Source(); Follow(made);")]
    [InlineData("ISource", "Source made; made = new(); Follow(made);")]
    [InlineData("ISource", "Follow(_mine);")]
    [InlineData("ISource", "Follow(_given);")]
    [InlineData("ISource", "Follow(this._given);")]
    [InlineData("ISource", "Follow(world._given);")]
    [InlineData("ISource", "Follow(this._mine);")]
    [InlineData("ISource", "Follow(given);")]
    [InlineData("ISource", "Follow(given.Next);")]
    [InlineData("ISource", "Follow(Source.Make());")]
    [InlineData("ISource", "Action<ISource> go = s => Follow(s); go(new Source());")]
    [InlineData("ISource", "Action<ISource> follow = other.Follow; follow(new Source());")]
    [InlineData("Source", "Follow(number);")]
    [InlineData("Source", "Follow(this);")]
    [InlineData("Source", "Follow(_other);")]
    [InlineData("Source", "Follow(this._other);")]
    [InlineData("Source", "Follow(_other.Inner);")]
    [InlineData("Source", "Follow(world);")]
    [InlineData("Source", "Follow(1);")]
    [InlineData("Source", "Follow(\"a\");")]
    [InlineData("Source", "Follow((int)number);")]
    [InlineData("Value", "Follow(() => { });")]
    [InlineData("Value", "Follow([1, 2]);")]
    [InlineData("Value", "Follow(new[] { 1 });")]
    [InlineData("Value", "Follow(new int[1]);")]
    [InlineData("Sealed", "Follow(new Elsewhere());")]
    public async Task ItDoesNot(string type, string code, string cast = "") => Assert.DoesNotContain(Other, await Bound(type, code, cast));

    private const string Other = "World.Other(ISource, World, Elsewhere, Own, int)";

    private static Task<string[]> Bound(string type, string code, string cast) => BoundCode.Of<HS4001EventNotLeft>(
        Sources.WithUsings($$"""
            [HotswapPlugin] public sealed class World
            {
                private readonly World _world = null!;
                private readonly Elsewhere _other = new();
                private readonly Source _mine = new();
                public void OnLoad(object? data) { }
                internal void Follow({{type}} source) => ({{cast}}source).Changed += OnChanged;
                private void OnChanged() { }
                private static Source Make() => new();
                private static void Get(out Source made) => made = Make();
                private Source _given = Make();
                private static World Of() => new();
                private static string Texts() => "";
                private static void Each(Action<ISource> follow) => follow(new Source());
                private void Follow() { }
                private void Follow(ISource source, int number) { }
                {{(type == "ISource" ? "" : "private void Follow(Elsewhere source) { } private void Follow(World source) { } private void Follow(int number) { } private void Follow(string? text) { } private void Follow(Action act) { } private void Follow(int[] numbers) { }")}}
                private void Other(ISource given, World world, Elsewhere other, Own own, int number) { {{code}} }
            }
            public sealed class Elsewhere { public Elsewhere Inner => this; public void Follow(ISource source) { } }
            public sealed class Elsewhere<T> { public void Follow(ISource source) { } }
            public sealed class World<T> { public void Follow(ISource source) { } }
            public sealed class Own : ISource { public event Action? Changed; public ISource Next => this; public void Raise() => Changed?.Invoke(); }
            public sealed class Failure : Exception { public Source Source => new(); }
            public sealed class Follow { }
            public static class Static { public static void Follow(ISource source) { } }
            """),
        _project);
}
