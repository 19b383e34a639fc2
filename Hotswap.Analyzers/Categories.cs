namespace Hotswap.Analyzers;

/// <summary>The categories of the rules, one for each hundred of ids.</summary>
internal static class Categories
{
    public const string Plugin = "Hotswap.Plugin";
    public const string Live = "Hotswap.Live";
    public const string State = "Hotswap.State";
    public const string Work = "Hotswap.Work";
    public const string Memory = "Hotswap.Memory";
    public const string Borders = "Hotswap.Borders";
}
