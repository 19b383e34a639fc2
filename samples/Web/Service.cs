using Hotswap;

namespace Samples.Web;

/// <summary>A service that quotes prices of parcels. What it charges is a plugin's.</summary>
public static class Service
{
    /// <summary>The service, ready to run.</summary>
    public static WebApplication Build(WebApplicationBuilder builder)
    {
        builder.Services.AddHotswap(options => options.StaticPlugins = StaticPlugins.All);
        WebApplication app = builder.Build();
        app.MapGet("/quote", Quote);
        app.MapHealthChecks("/health");
        return app;
    }

    // The lease keeps the code that answers until the answer is there, however long it takes and whatever is loaded meanwhile.
    private static Quote Quote(string country, decimal kilograms, PluginHost plugins)
    {
        using Lease lease = plugins.Enter(out PluginManager generation);
        return generation.GetPlugin("Tariff").GetExport<ITariff>().QuoteFor(country, kilograms);
    }
}
