using Xunit;
using Verify = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS1004UnfitLiveMember>;

namespace Hotswap.Analyzers.Tests.Live;

public class HS1004Tests
{
    [Theory]
    [InlineData("class live_T { public int N { get; set; } public string? S { get; set; } public List<int> L { get; set; } = []; }")]
    [InlineData("class live_T { [HotswapIgnore] public Action? A { get; set; } }")]
    [InlineData("record live_T(int N, DateTime D, Guid G);")]
    [InlineData("class T { public Action? A { get; set; } }")]
    public Task Silent(string source) => Verify.Verify(source);
}
