using Hotswap.Tool.Doctor;

namespace Hotswap.Tool.Tests.Doctor;

public class MethodNamesTests
{
    [Theory]
    [InlineData("Shop.Prices.OnInit", "Shop.Prices.OnInit")]
    [InlineData("Shop.Prices+Row.Sum", "Shop.Prices.Row.Sum")]
    [InlineData("Shop.Prices+<>c.<OnInit>b__3_0", "a lambda in Shop.Prices.OnInit")]
    [InlineData("Shop.Prices+<>c__DisplayClass3_0.<OnInit>b__1", "a lambda in Shop.Prices.OnInit")]
    [InlineData("Shop.Prices.<OnInit>g__Tick|3_0", "Tick in Shop.Prices.OnInit")]
    [InlineData("Shop.Prices+<RunAsync>d__3", "Shop.Prices.RunAsync")]
    [InlineData("Shop.Prices+<<OnInit>g__Loop|3_0>d", "Loop in Shop.Prices.OnInit")]
    [InlineData("Shop.Prices+<>c+<<OnInit>b__3_0>d", "a lambda in Shop.Prices.OnInit")]
    [InlineData("Shop.Prices+<>c__DisplayClass3_0+<<OnInit>g__Wait|0>d", "Wait in Shop.Prices.OnInit")]
    public void AsTheAuthorWroteThem(string name, string readable) => Assert.Equal(readable, MethodNames.Readable(name));

    [Fact]
    public void AnAsyncMethodIsInTheTypeOfItsTask()
    {
        Assert.Equal(
            "Shop.Prices.RunAsync",
            MethodNames.OfAsyncMethod("System.Runtime.CompilerServices.AsyncTaskMethodBuilder<System.Int32>+AsyncStateMachineBox<Shop.Prices+<RunAsync>d__3>"));
        Assert.Null(MethodNames.OfAsyncMethod("System.Threading.Tasks.Task<System.Int32>"));
    }
}
