using Xunit;
using Verify = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS1004UnfitLiveMember>;

namespace Hotswap.Analyzers.Tests.Live;

public class HS1004Tests
{
    [Theory]
    [InlineData("class live_T { public Action? [|A|] { get; set; } }")]
    [InlineData("class live_T { public object? [|O|]; public int N; }")]
    [InlineData("record live_T(int N, Stream [|S|]);")]
    [InlineData("class live_T { public List<Item> [|Items|] { get; set; } = []; } class Item { public IDisposable? D { get; set; } }")]
    [InlineData("class live_T { public Dictionary<Item, int>? [|D|] { get; set; } } class Item { }")]
    [InlineData("struct live_T { public nint [|P|]; } class live_U { public int[,]? [|M|]; }")]
    [InlineData("class [|live_T|] : Base { } class Base { public Func<int>? F { get; set; } }")]
    [InlineData("class live_T { public dynamic? [|D|] { get; set; } }")]
    [InlineData("class live_T { public Action? [|A|] { get; set; } public int N; public Stream? [|S|]; public Item? [|I|]; public Item? [|J|]; } class Item { public Type? T { get; set; } public Task? U; }")]
    [InlineData("record live_T(Action [|A|], object [|O|]) { public live_T? Next { get; set; } } class live_U { public live_T? [|First|]; }")]
    public Task Flagged(string source) => Verify.Verify(source);

    [Theory]
    [InlineData("class live_T { public Action? A() => null; public object? Computed => this; private Action? _a; internal object? _o; public static Stream? S; public void Use() => _a?.Invoke(); }")]
    [InlineData("class live_T { public live_T? Next { get; set; } public (int, string)[] Pairs { get; set; } = []; public Dictionary<Guid, List<DateOnly?>> D { get; } = new(); }")]
    [InlineData("class live_T { public int N { get; set; } public string? S { get; set; } public List<int> L { get; set; } = []; }")]
    [InlineData("class live_T { [HotswapIgnore] public Action? A { get; set; } }")]
    [InlineData("record live_T(int N, DateTime D, Guid G);")]
    [InlineData("class T { public Action? A { get; set; } }")]
    public Task Silent(string source) => Verify.Verify(source);
}
