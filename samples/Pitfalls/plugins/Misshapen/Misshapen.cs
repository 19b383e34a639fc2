using Hotswap;

namespace Pitfalls;

// HS0001: it lacks most of the lifecycle methods.
[HotswapPlugin]
public sealed partial class Misshapen : IShape
{
    // HS0002: the host has no string to give.
    public void OnLoad(string data) => _ = data;

    // HS5003: the host does not have this interface.
    public IShape Export() => this;

    public partial object? InvokeFunc(string name, params object?[] args);

    // HS0007: two functions of one name.
    [Invokable("draw")]
    internal string Draw() => "square";

    [Invokable("draw")]
    internal string Paint() => "blue";
}

public interface IShape;

// HS0003: one plugin class too many. HS0005: and it is abstract.
[HotswapPlugin]
public abstract class Sketch;
