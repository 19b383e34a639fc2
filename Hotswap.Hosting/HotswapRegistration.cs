namespace Hotswap;

/// <summary>What AddHotswap was told that is no option of the PluginHost.</summary>
/// <param name="section">The section of the configuration.</param>
internal sealed class HotswapRegistration(string section)
{
    public string Section { get; } = section;

    public Func<IServiceProvider, object?>? LoadData { get; set; }
}
