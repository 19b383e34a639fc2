using Hotswap.Runtime.Tests.Harness;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hotswap.Hosting.Tests;

/// <summary>The base of tests that run a generic host with plugins.</summary>
public abstract class HostingTest : IDisposable
{
    private protected string Key { get; } = Guid.NewGuid().ToString("N");

    private protected PluginFolder Folder { get; } = new();

    private protected LogCapture Log { get; } = new();

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        Folder.Dispose();
    }

    /// <summary>Compiles and writes the plugin "Greeter".</summary>
    private protected void WritePlugin(string greeting, string onLoad = "") => Folder.Write(PluginCompiler.Plugin("Greeter", $$"""
        using System;
        using Hotswap;
        using Hotswap.Runtime.Tests.Harness;

        [HotswapPlugin("Greeter")]
        public sealed partial class Greeter
        {
            public void OnLoad(object? data) { Journal.Write("{{Key}}", $"OnLoad {data}"); {{onLoad}} }
            public void OnInit(Vault vault) { }
            public void OnFree() => Journal.Write("{{Key}}", "OnFree");
            public object? Export() => null;
            public object? Import() => null;
            public bool Reloadable() => true;
            public partial object? InvokeFunc(string name, params object?[] args);

            [Invokable("greet")]
            public string Greet() => "{{greeting}}";
        }
        """));

    /// <summary>A generic host whose plugins are those of the test's folder, unless the settings say otherwise.</summary>
    /// <param name="settings">Key and value, such as <c>Hotswap:FreeDelay</c>.</param>
    /// <param name="configure">Sets options in code, before the configuration.</param>
    /// <param name="add">Adds further services, before AddHotswap.</param>
    /// <param name="more">Says more about the plugins.</param>
    private protected IHost NewHost(
        Dictionary<string, string?>? settings = null,
        Action<PluginHostOptions>? configure = null,
        Action<IServiceCollection>? add = null,
        Action<HotswapBuilder>? more = null)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(settings ?? []);
        builder.Services.AddSingleton<ILoggerFactory>(Log);
        add?.Invoke(builder.Services);
        HotswapBuilder hotswap = builder.Services.AddHotswap(options =>
        {
            options.PluginDirectory = Folder.Path;
            options.FreeDelay = TimeSpan.Zero;
            options.CollectInterval = TimeSpan.FromMilliseconds(1);
            configure?.Invoke(options);
        });
        more?.Invoke(hotswap);
        return builder.Build();
    }

    private protected static PluginHost PluginsOf(IHost host) => host.Services.GetRequiredService<PluginHost>();
}
