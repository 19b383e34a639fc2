namespace Hotswap;

/// <summary>
/// Makes a method of the plugin class callable by name, through <c>InvokeFunc</c> and <c>GetFunc</c>. The plugin class
/// declares <c>InvokeFunc</c> as a partial method without a body; its dispatch is generated.
/// </summary>
/// <example><code>
/// public partial object? InvokeFunc(string name, params object?[] args);
///
/// [Invokable("hum")]
/// internal string Hum(int repeat) => string.Concat(Enumerable.Repeat("hum ", repeat));
/// </code></example>
[AttributeUsage(AttributeTargets.Method)]
public sealed class InvokableAttribute : Attribute
{
    /// <summary>The function is called <paramref name="name"/>; its delegate type is the matching Func or Action.</summary>
    /// <param name="name">The function's name, compared with case.</param>
    public InvokableAttribute(string name) => Name = name;

    /// <summary>The function is called <paramref name="name"/> and obtained as a <paramref name="delegateType"/>.</summary>
    /// <param name="name">The function's name, compared with case.</param>
    /// <param name="delegateType">A delegate type of a contract assembly that the method fits.</param>
    public InvokableAttribute(string name, Type delegateType)
    {
        Name = name;
        DelegateType = delegateType;
    }

    /// <summary>The function's name, compared with case.</summary>
    public string Name { get; }

    /// <summary>The delegate type that <c>GetFunc</c> hands out, or null for the matching Func or Action.</summary>
    public Type? DelegateType { get; }
}
