using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Hotswap;

/// <summary>Adds a <see cref="PluginHost"/> to the services of a generic host.</summary>
public static class HotswapServiceCollectionExtensions
{
    /// <summary>The section of the configuration that is read where no other is named.</summary>
    public const string DefaultSection = "Hotswap";

    /// <summary>
    /// Adds a <see cref="PluginHost"/> that loads its plugins before any hosted service starts and is disposed after all have
    /// stopped, its options, and a health check named <c>hotswap</c>. What the configuration says wins over what
    /// <paramref name="configure"/> sets; both are checked when the host starts. Loggers and the clock are those of the services.
    /// </summary>
    /// <param name="services">The services of the generic host.</param>
    /// <param name="configure">Sets options in code.</param>
    /// <param name="section">The section of the configuration whose keys are the options' names, such as <c>Hotswap:FreeDelay</c>.</param>
    /// <returns>What more can be said about the host.</returns>
    /// <exception cref="InvalidOperationException">It was called before with another section.</exception>
    /// <example><code>
    /// builder.Services.AddHotswap(options => options.StaticPlugins = StaticPlugins.All);
    /// app.MapGet("/", (PluginHost plugins) => plugins.InvokeFunc("World", "greet", "you"));
    /// </code></example>
    public static HotswapBuilder AddHotswap(
        this IServiceCollection services, Action<PluginHostOptions>? configure = null, string section = DefaultSection)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrWhiteSpace(section);
        if (configure is not null)
        {
            services.AddOptions<PluginHostOptions>().Configure(configure);
        }

        HotswapRegistration registration = Register(services, section);
        if (registration.Section != section)
        {
            throw new InvalidOperationException(
                $"AddHotswap was called for the section \"{registration.Section}\" and again for \"{section}\", but there is one PluginHost in the services. Name one section.");
        }

        return new HotswapBuilder(services, registration);
    }

    private static HotswapRegistration Register(IServiceCollection services, string section)
    {
        if (services.FirstOrDefault(s => s.ServiceType == typeof(HotswapRegistration))?.ImplementationInstance is HotswapRegistration before)
        {
            return before;
        }

        HotswapRegistration registration = new(section);
        services.AddSingleton(registration);
        services.AddOptions<PluginHostOptions>().ValidateOnStart();

        // After all that is configured in code, also by calls that come later.
        services.AddSingleton<IPostConfigureOptions<PluginHostOptions>, PluginHostOptionsSetup>();
        services.AddSingleton<IValidateOptions<PluginHostOptions>, PluginHostOptionsValidator>();
        services.TryAddSingleton(s => new PluginHost(s.GetRequiredService<IOptions<PluginHostOptions>>().Value));
        services.AddSingleton<IHostedService, PluginHostService>();
        services.AddHealthChecks().AddCheck<HotswapHealthCheck>(HotswapHealthCheck.Name, HealthStatus.Unhealthy, ["hotswap"]);
        return registration;
    }
}
