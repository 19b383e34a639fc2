using Xunit;
using Verify = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS3005HostedService>;

namespace Hotswap.Analyzers.Tests.Work;

/// <summary>HS3005: services that have a base in common.</summary>
public class HS3005BaseTests
{
    [Theory]
    [InlineData("each service, not its abstract base", """
        public abstract class Worker(TimeSpan period) : BackgroundService
        {
            protected abstract Task WorkAsync();
            protected override async Task ExecuteAsync(CancellationToken stoppingToken) { while (!stoppingToken.IsCancellationRequested) { await WorkAsync(); await Task.Delay(period, stoppingToken); } }
        }
        internal sealed class [|Saver|]() : Worker(TimeSpan.FromMinutes(1)) { protected override Task WorkAsync() => Task.CompletedTask; }
        internal sealed class [|Pruner|]() : Worker(TimeSpan.FromHours(1)) { protected override Task WorkAsync() => Task.CompletedTask; }
        internal abstract class Timed() : Worker(TimeSpan.FromSeconds(1)) { }
        internal sealed class [|Beat|] : Timed { protected override Task WorkAsync() => Task.CompletedTask; }
        [HotswapPlugin] public sealed class World
        {
            public void OnLoad(object? data) { IServiceCollection services = (IServiceCollection)data!; services.AddHostedService<Saver>(); services.AddSingleton<IHostedService, Pruner>(); services.AddHostedService(_ => new Beat()); }
        }
        """)]
    [InlineData("a base that is registered itself", """
        public class [|Gateway|] : IHostedService { public virtual Task StartAsync(CancellationToken t) => Task.CompletedTask; public Task StopAsync(CancellationToken t) => Task.CompletedTask; }
        internal sealed class [|Shard|] : Gateway { public override Task StartAsync(CancellationToken t) => Task.CompletedTask; }
        [HotswapPlugin] public sealed class World
        {
            public void OnLoad(object? data) { IServiceCollection services = (IServiceCollection)data!; services.AddHostedService<Gateway>(); services.AddHostedService<Shard>(); }
        }
        """)]
    [InlineData("a base that is created itself", """
        public class [|Gateway|] : IHostedService { public Task StartAsync(CancellationToken t) => Task.CompletedTask; public Task StopAsync(CancellationToken t) => Task.CompletedTask; }
        public class [|Shard|] : Gateway { }
        public sealed class [|Inner|] : Shard { }
        [HotswapPlugin] public sealed class World
        {
            private readonly Gateway? _none = null, _gateway = new(); private readonly List<Type> _types = [typeof(Shard)];
            public void OnLoad(object? data) => _ = new Inner();
        }
        """)]
    [InlineData("a base that a property creates, and one that is asked for by a member", """
        public class [|Gateway|] : IHostedService { public Task StartAsync(CancellationToken t) => Task.CompletedTask; public Task StopAsync(CancellationToken t) => Task.CompletedTask; }
        public class [|Relay|] : Gateway { }
        public class Other : Gateway { }
        public sealed class [|Inner|] : Relay { }
        public sealed class [|Outer|] : Other { }
        [HotswapPlugin] public sealed class World
        {
            private Gateway Made { get; } = new(); private Other? Given { get; } = null; private Gateway Same => Made;
            public void OnLoad(object? data) { var services = data as IServiceCollection; services?.AddHostedService<Relay>(); List<Other> all = []; }
        }
        """)]
    [InlineData("a base that only others build on", """
        public class Gateway : IHostedService { public Task StartAsync(CancellationToken t) => Task.CompletedTask; public Task StopAsync(CancellationToken t) => Task.CompletedTask; }
        internal sealed class [|Shard|] : Gateway { internal Gateway Other(Gateway g) => g; }
        [HotswapPlugin] public sealed class World
        {
            private Gateway? _gateway;
            public void OnLoad(object? data) { _gateway = new Shard(); ((IServiceCollection)data!).AddSingleton<IHostedService>(_gateway); }
        }
        """)]
    [InlineData("an abstract base that nothing builds on here", """
        public abstract class [|Worker|] : BackgroundService { }
        public abstract class Timed : Worker { }
        [HotswapPlugin] public sealed class World { }
        """)]
    [InlineData("partial classes and open generic ones are said once", """
        internal sealed partial class [|Saver|] : BackgroundService { }
        internal sealed partial class Saver { protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.CompletedTask; }
        internal class [|Queue|]<T> : BackgroundService { protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.CompletedTask; }
        [HotswapPlugin] public sealed class World { }
        """)]
    public Task Flagged(string shape, string source)
    {
        Assert.NotEmpty(shape);
        return Verify.Verify(Sources.WithUsings(source), Sources.ServerProject);
    }

    [Theory]
    [InlineData("interfaces and other classes", """
        public interface IWorker : IHostedService { }
        [HotswapPlugin] public sealed class World { private IHostedService? _given; public void OnLoad(object? data) => _given = data as IHostedService; }
        internal sealed class Clock { public Task StartAsync(CancellationToken t) => Task.CompletedTask; }
        """)]
    public Task Silent(string shape, string source)
    {
        Assert.NotEmpty(shape);
        return Verify.Verify(Sources.WithUsings(source), Sources.ServerProject);
    }
}
