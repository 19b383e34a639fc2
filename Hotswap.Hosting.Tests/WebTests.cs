using System.Net;
using System.Net.Http.Json;
using System.Reflection;
using Hotswap.Runtime.Tests.Harness;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Samples.Web;

namespace Hotswap.Hosting.Tests;

/// <summary>samples/Web, as it is but for its server, which is in memory.</summary>
public sealed class WebTests : IDisposable
{
    private const int Reloads = 5;
    private const int Callers = 4;

    private static readonly CompiledAssembly _contract = new("Web.Contract", File.ReadAllBytes(typeof(ITariff).Assembly.Location), []);
    private static readonly string _source = File.ReadAllText(Metadata("TariffSource"));

    private readonly PluginFolder _folder = new();

    [Fact]
    public async Task ReloadedUnderLoadNoRequestFails()
    {
        Deploy("tariff 0");
        await using WebApplication app = NewService();
        await app.StartAsync();
        PluginHost plugins = app.Services.GetRequiredService<PluginHost>();
        using CancellationTokenSource enough = new();
        HashSet<string>[] seen = [.. Enumerable.Range(0, Callers).Select(_ => new HashSet<string>())];
        long answered = 0;
        Task[] callers = [.. seen.Select(names => Task.Run(async () =>
        {
            using HttpClient client = app.GetTestClient();
            while (!enough.IsCancellationRequested)
            {
                // Throws for any status but 200, and for a body that is no quote.
                Quote? quote = await client.GetFromJsonAsync<Quote>("/quote?country=SE&kilograms=2");
                Assert.Equal(14.00m, quote!.Price);
                names.Add(quote.Tariff);
                Interlocked.Increment(ref answered);
            }
        }))];

        using HttpClient asker = app.GetTestClient();
        for (int i = 1; i <= Reloads; i++)
        {
            long before = Interlocked.Read(ref answered);
            await Wait.UntilAsync(() => Interlocked.Read(ref answered) > before + 50 || callers.Any(c => c.IsFaulted));
            Deploy($"tariff {i}");
            await plugins.ReloadAsync();
            Assert.Equal($"tariff {i}", (await asker.GetFromJsonAsync<Quote>("/quote?country=SE&kilograms=2"))!.Tariff);
        }

        await enough.CancelAsync();
        await Task.WhenAll(callers);
        Assert.Equal(Reloads, plugins.ReloadCounter);
        Assert.All(seen.SelectMany(s => s), name => Assert.StartsWith("tariff ", name, StringComparison.Ordinal));
        Assert.Contains("tariff 0", seen.SelectMany(s => s));
        Assert.Equal("Healthy", await asker.GetStringAsync("/health"));

        await app.StopAsync();
        VersionTotals totals = await plugins.WaitForVerdictsAsync(TestContext.Current.CancellationToken);
        Assert.Equal(new VersionTotals(Reloads + 1, Reloads + 1, 0, 0), totals);
    }

    [Fact]
    public async Task ThePluginOfTheSampleStandsBesideItsHost()
    {
        await using WebApplication app = NewService(Metadata("WebPlugins"));
        await app.StartAsync();
        using HttpClient client = app.GetTestClient();

        Assert.Equal(new Quote("spring", 14.00m), await client.GetFromJsonAsync<Quote>("/quote?country=SE&kilograms=2"));
        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync(new Uri("/quote?country=SE", UriKind.Relative))).StatusCode);
    }

    public void Dispose() => _folder.Dispose();

    private WebApplication NewService(string? plugins = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(
        [
            $"--Hotswap:PluginDirectory={plugins ?? _folder.Path}", "--Hotswap:FreeDelay=00:00:00", "--Hotswap:CollectInterval=00:00:00.001",
            "--Hotswap:Watch=false",
        ]);
        builder.WebHost.UseTestServer();
        return Service.Build(builder);
    }

    private static string Metadata(string key) =>
        typeof(WebTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;

    // The sample's own source with another name for its tariff.
    private void Deploy(string name)
    {
        string source = "using System;\n" + _source.Replace("\"spring\"", $"\"{name}\"", StringComparison.Ordinal);
        Assert.Contains(name, source, StringComparison.Ordinal);
        _folder.Write(PluginCompiler.Plugin("Tariff", source, new Dictionary<string, string> { ["HotswapLifecycle"] = "Optional" }, _contract));
    }
}
