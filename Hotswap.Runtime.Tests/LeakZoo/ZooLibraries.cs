using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace Hotswap.Runtime.Tests.LeakZoo;

/// <summary>Libraries of a host that zoo plugins reach: its service provider, its cache, its configuration.</summary>
public static class ZooLibraries
{
    private static readonly MemoryCache _cache = new(new MemoryCacheOptions());
    private static readonly IConfiguration _configuration = new ConfigurationBuilder()
        .AddInMemoryCollection([new("Name", "zoo")])
        .Build();

    private static readonly List<ServiceProvider> _taught = [];

    private static ServiceProvider _services = NewProvider();

    private static readonly OptionsMonitor<object> _monitor = new(new OptionsFactory<object>([], []), [], new OptionsCache<object>());

    private static readonly CancellationTokenSource _changes = new();

    /// <summary>Asks the host's provider.</summary>
    public static object? Ask(Type type) => _services.GetService(type);

    /// <summary>Asks the host's provider for the options of a type.</summary>
    public static object? AskOptions(Type type) => _services.GetService(typeof(IOptions<>).MakeGenericType(type));

    /// <summary>A host that takes a type into a provider of its own.</summary>
    public static void Register(Type type)
    {
        _taught.Add(NewProvider(type));
        _taught[^1].GetRequiredService(type);
    }

    /// <summary>The only way to be rid of what a provider knows.</summary>
    public static void DropProvider()
    {
        _services = NewProvider();
        _taught.Clear();
    }

    /// <summary>A provider that the caller keeps.</summary>
    public static IServiceProvider Own(Type type)
    {
        ServiceProvider provider = NewProvider(type);
        provider.GetRequiredService(type);
        return provider;
    }

    public static object Create(Type type) => ActivatorUtilities.CreateInstance(_services, type);

    public static void Bind(object target)
    {
        _configuration.Bind(target);
        _ = _configuration.Get(target.GetType());
    }

    public static void CreateLogger(Type type) => _services.GetRequiredService<ILoggerFactory>().CreateLogger(type.FullName!);

    /// <summary>Puts a value into the host's cache; it has long expired when it is looked for.</summary>
    public static void Cache(object value) => _cache.Set("zoo", value, TimeSpan.FromMilliseconds(40));

    public static void Uncache() => _cache.Remove("zoo");

    /// <summary>A cache that the caller keeps.</summary>
    public static IDisposable OwnCache(object value)
    {
        MemoryCache cache = new(new MemoryCacheOptions());
        cache.Set("zoo", value);
        return cache;
    }

    public static IDisposable OnChange(Action consumer) => ChangeToken.OnChange(() => new CancellationChangeToken(_changes.Token), consumer);

    public static IDisposable RegisterChangeCallback(Action consumer) => new CancellationChangeToken(_changes.Token).RegisterChangeCallback(c => ((Action)c!)(), consumer);

    public static IDisposable OnOptionsChange(Action consumer) => _monitor.OnChange((_, _) => consumer());

    public static object NewtonsoftFromObject(object value) => global::Newtonsoft.Json.Linq.JToken.FromObject(value);

    public static string Newtonsoft(object value) => global::Newtonsoft.Json.JsonConvert.SerializeObject(value);

    public static object NewtonsoftParse(string json) => global::Newtonsoft.Json.Linq.JObject.Parse(json);

    private static ServiceProvider NewProvider(params Type[] types)
    {
        ServiceCollection services = new();
        services.AddLogging().AddOptions();
        foreach (Type type in types)
        {
            services.AddSingleton(type);
        }

        return services.BuildServiceProvider();
    }
}
