using Hotswap;
using TemplateNamespace.Contract;

namespace TemplateNamespace.Plugins;

/// <summary>One instance serves per version: state belongs into its fields, never into statics.</summary>
[HotswapPlugin("Greeter")]
public sealed partial class Greeter : IGreeter
{
    /// <summary>What the host and other plugins see of this plugin.</summary>
    public IGreeter Export() => this;

    public string Greet(string name) => $"Hello, {name}!";
}
