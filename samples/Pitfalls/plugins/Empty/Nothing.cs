namespace Pitfalls;

/// <summary>No plugin class, and it uses one of another plugin.</summary>
public static class Nothing
{
    public static Order Order { get; } = new();
}
