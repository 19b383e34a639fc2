namespace Hotswap;

/// <summary>Marks the plugin class of an assembly: the one class whose lifecycle methods the host calls.</summary>
/// <remarks>
/// The class may be static, or a plain class with a parameterless constructor, of which one instance exists per
/// version: its fields hold the plugin's state.
/// </remarks>
/// <example><code>
/// [HotswapPlugin]
/// public sealed class World
/// {
///     public void OnLoad(object? data) { }
/// }
/// </code></example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class HotswapPluginAttribute : Attribute
{
    /// <summary>The plugin is named by the <c>HotswapPluginName</c> property of its project, else after its assembly.</summary>
    public HotswapPluginAttribute()
    {
    }

    /// <summary>The plugin is named <paramref name="name"/>.</summary>
    /// <param name="name">The plugin's name; hosts and other plugins find it by this, ignoring case.</param>
    public HotswapPluginAttribute(string name) => Name = name;

    /// <summary>The plugin's name, or null where the project decides it.</summary>
    public string? Name { get; }
}
