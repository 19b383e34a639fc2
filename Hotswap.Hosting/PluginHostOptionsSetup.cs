using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Hotswap;

/// <summary>Completes the options: the configuration's values, and loggers and clock of the services where code set none.</summary>
internal sealed class PluginHostOptionsSetup(HotswapRegistration registration, IServiceProvider services) : IPostConfigureOptions<PluginHostOptions>
{
    private static readonly PluginHostOptions _default = new();

    public void PostConfigure(string? name, PluginHostOptions options)
    {
        if (name != Options.DefaultName)
        {
            return;
        }

        if (services.GetService<IConfiguration>() is { } configuration)
        {
            PluginHostSettings.Apply(configuration.GetSection(registration.Section), options);
        }

        if (ReferenceEquals(options.LoggerFactory, _default.LoggerFactory) && services.GetService<ILoggerFactory>() is { } loggers)
        {
            options.LoggerFactory = loggers;
        }

        if (ReferenceEquals(options.TimeProvider, TimeProvider.System) && services.GetService<TimeProvider>() is { } clock)
        {
            options.TimeProvider = clock;
        }
    }
}
