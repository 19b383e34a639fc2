using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Hotswap;

/// <summary>What more can be said about the <see cref="PluginHost"/> that AddHotswap added.</summary>
public sealed class HotswapBuilder
{
    private readonly HotswapRegistration _registration;

    internal HotswapBuilder(IServiceCollection services, HotswapRegistration registration)
    {
        Services = services;
        _registration = registration;
    }

    /// <summary>The services that it was added to.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Sets options that need other services, such as an <see cref="PluginHostOptions.ExtensionFactory"/> or a callback.</summary>
    /// <param name="configure">Called once, when the options are first needed; the services must not ask for the PluginHost.</param>
    /// <returns>The same builder.</returns>
    public HotswapBuilder Configure(Action<PluginHostOptions, IServiceProvider> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        Services.AddSingleton<IConfigureOptions<PluginHostOptions>>(s => new ConfigureOptions<PluginHostOptions>(o => configure(o, s)));
        return this;
    }

    /// <summary>Says what the plugins' OnLoad gets at the start, and at every reload that a watch, a flag file or a signal asks for.</summary>
    /// <param name="data">Makes it; called once, at the start.</param>
    /// <returns>The same builder.</returns>
    public HotswapBuilder WithLoadData(Func<IServiceProvider, object?> data)
    {
        ArgumentNullException.ThrowIfNull(data);
        _registration.LoadData = data;
        return this;
    }
}
