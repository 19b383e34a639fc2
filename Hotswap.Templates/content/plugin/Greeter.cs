using Hotswap;

namespace TemplateNamespace;

/// <summary>One instance serves per version: state belongs into its fields, never into statics.</summary>
[HotswapPlugin]
public sealed partial class Greeter
{
    /// <summary>Calls what is marked Invokable by its name; the generator writes it.</summary>
    public partial object? InvokeFunc(string name, params object?[] args);

    [Invokable("greet")]
    public string Greet(string name) => $"Hello, {name}!";
}
