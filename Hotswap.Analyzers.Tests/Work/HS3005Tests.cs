using Xunit;
using Verify = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS3005HostedService>;

namespace Hotswap.Analyzers.Tests.Work;

public class HS3005Tests
{
    private const string Using = "using Microsoft.Extensions.Hosting; ";

    [Theory]
    [InlineData("class [|A|] : BackgroundService { protected override Task ExecuteAsync(CancellationToken t) => Task.CompletedTask; }")]
    [InlineData("class [|A|] : IHostedService { public Task StartAsync(CancellationToken t) => Task.CompletedTask; public Task StopAsync(CancellationToken t) => Task.CompletedTask; }")]
    [InlineData("abstract class [|A|] : BackgroundService { }")]
    [InlineData("class Outer { sealed class [|A|] : BackgroundService { protected override Task ExecuteAsync(CancellationToken t) => Task.CompletedTask; } }")]
    [InlineData("abstract class [|A|]<T> : IHostedService { public abstract Task StartAsync(CancellationToken t); public abstract Task StopAsync(CancellationToken t); } abstract class B : A<int> { }")]
    [InlineData("abstract partial class [|A|] : BackgroundService { } partial class A { }")]
    public Task Flagged(string source) => Verify.Verify(Using + source);

    [Theory]
    [InlineData("class A { public Task ExecuteAsync(CancellationToken t) => Task.CompletedTask; }")]
    [InlineData("interface IHostedService { } class A : global::IHostedService { }")]
    [InlineData("class A { IHostedService? _service; void M(IHost host, BackgroundService s) { } }")]
    [InlineData("interface IMine : IHostedService { }")]
    [InlineData("class A<T> where T : IHostedService { }")]
    [InlineData("class BackgroundServices { }")]
    public Task Silent(string source) => Verify.Verify(Using + source);

    [Fact]
    public Task SilentInAHost() => Verify.Verify(
        Using + "class A : BackgroundService { protected override Task ExecuteAsync(CancellationToken t) => Task.CompletedTask; }", ProjectUnderTest.Host);
}
