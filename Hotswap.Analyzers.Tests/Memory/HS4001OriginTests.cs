using Xunit;
using Verify = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS4001EventNotLeft>;

namespace Hotswap.Analyzers.Tests.Memory;

/// <summary>HS4001: whose object it is, by all that its variable or field is given and however that is written.</summary>
public class HS4001OriginTests
{
    [Theory]
    [InlineData("IWorld? world = null; if (n > 1) { world = host.World; } [|world!.Changed += On|];")]
    [InlineData("IWorld? world = default; world = host.World; [|world.Changed += On|];")]
    [InlineData("IWorld? world = null; world ??= host.World; [|world.Changed += On|];")]
    [InlineData("IWorld world = new Own(); if (n > 1) { world = host.World; } [|world.Changed += On|];")]
    [InlineData("IWorld world; if (n > 1) { world = new Own(); } else { world = host.World; } [|world.Changed += On|];")]
    [InlineData("IWorld world; switch (n) { case 1: world = new Own(); break; default: world = host.World; break; } [|world.Changed += On|];")]
    [InlineData("IWorld world = new Own(); (world, n) = (host.World, 1); [|world.Changed += On|];")]
    [InlineData("(IWorld world, n) = (host.World, 1); [|world.Changed += On|];")]
    [InlineData("var (world, _) = (host.World, 1); [|world.Changed += On|];")]
    [InlineData("IWorld world = new Own(); Get(host, out world); [|world.Changed += On|];", "void Get(IServer host, out IWorld world) { world = new Own(); if (host.World.N > 1) { world = host.World; } }")]
    [InlineData("IWorld? world = null; void Find() => world = host.World; Find(); [|world!.Changed += On|];")]
    [InlineData("(_world, _n) = (host.World, n); [|_world.Changed += On|];", "private IWorld? _world; private int _n;")]
    [InlineData("(_n, (_world, _)) = (n, (host.World, 1)); [|_world.Changed += On|];", "private IWorld? _world; private int _n;")]
    [InlineData("(this._world, _n) = (host.World, n); [|_world!.Changed += On|];", "private IWorld? _world; private int _n;")]
    [InlineData("(Earth, _n) = (host.World, n); [|Earth.Changed += On|];", "private IWorld? Earth { get; set; } private int _n;")]
    [InlineData("_ = new Box(host, 1);", "class Box { readonly IServer _host; readonly int _n; public Box(IServer host, int n) { (_host, _n) = (host, n); [|_host.World.Changed += On|]; } void On() { } }")]
    [InlineData("_box = new Box(host); [|_box.World.Changed += On|];", "private Box? _box; class Box(IServer host) { public IWorld World { get; } = host.World; }")]
    [InlineData("Watch(null); IWorld? world = null; world = host.World; Watch(world);", "void Watch(IWorld? world) { if (world is not null) { [|world.Changed += On|]; } }")]
    [InlineData("IWorld world = new Own(); Watch(world); world = host.World; Watch(world);", "void Watch(IWorld world) { [|world.Changed += On|]; }")]
    [InlineData("IWorld world = new Own(); (world, _) = (host.World, 1); Watch(world);", "void Watch(IWorld world) { [|world.Changed += On|]; }")]
    [InlineData("var world = Find(host); [|world.Changed += On|];", "IWorld Find(IServer h) => h.World;")]
    [InlineData("IWorld world = Find(host, 1); [|world.Changed += On|];", "static IWorld Find(IServer h, int n) { if (n > 1) { return new Own(); } return h.World; }")]
    [InlineData("[|Game.Instance.World.Changed += On|];")]
    [InlineData("[|Game.Instance.Find(1).Changed += On|];")]
    [InlineData("var world = Game.Instance.Find(1); [|world.Changed += On|];")]
    public Task OfTheHost(string code, string members = "") => Verify.Verify(Source(code, members), _project);

    [Theory]
    [InlineData("IWorld? world = null; if (n > 1) { world = new Own(); } world!.Changed += On;")]
    [InlineData("IWorld world = new Own(); world = new Own(); world.Changed += On;")]
    [InlineData("IWorld world = new Own(); var other = host.World; world.Changed += On; _ = other;")]
    [InlineData("(IWorld world, var n1) = (new Own(), host.World); world.Changed += On; _ = n1;")]
    [InlineData("(_world, _other) = (new Own(), host.World); _world.Changed += On;", "private IWorld? _world, _other;")]
    [InlineData("(_other, _world) = (host.World, new Own()); _world.Changed += On;", "private IWorld? _world, _other;")]
    [InlineData("IWorld? world = null; world ??= new Own(); world.Changed += On;")]
    [InlineData("IWorld? world = null; Get(host, out _, out world); world.Changed += On;", "void Get(IServer host, out IWorld other, out IWorld world) { world = new Own(); other = host.World; }")]
    [InlineData("IWorld? world = null; world = new Own(); Watch(world);", "void Watch(IWorld? world) { if (world is not null) { world.Changed += On; } }")]
    [InlineData("var world = Find(1); world.Changed += On;", "IWorld Find(int n) => new Own();")]
    [InlineData("Game.Make().Changed += On;")]
    [InlineData("_ = new Same().Equals(host.World);", "class Same { public override bool Equals(object? o) { ((IWorld)o!).Changed += () => { }; return true; } public override int GetHashCode() => 1; }")]
    [InlineData("System.Diagnostics.Process.GetCurrentProcess().Disposed += (_, _) => { };")]
    public Task OfThePlugin(string code, string members = "") => Verify.Verify(Source(code, members), _project);

    private static readonly ProjectUnderTest _project = Sources.ServerProject.Referencing("Game", """
        [assembly: HotswapContract]
        public interface IWorld2 { event Action? Changed; }
        public sealed class Game { public static Game Instance { get; } = new(); public IWorld2 World => null!; public IWorld2 Find(int n) => null!; public static IWorld2 Make() => null!; }
        """);

    private static string Source(string code, string members) => Sources.WithUsings($$"""
        [HotswapPlugin] public sealed class World
        {
            public void OnLoad(object? data) { var host = (IServer)data!; int n = host.World.N; {{code}} }
            private void On() { }
            {{members}}
        }
        public sealed class Own : IWorld { public event Action? Changed; public event Action<IPlayer>? Joined; public int N => 1; public CancellationToken Stopping => default; public void Raise() { Changed?.Invoke(); Joined?.Invoke(null!); } }
        """);
}
