namespace Native.Contract;

/// <summary>What the plugin Probe offers.</summary>
public interface IProbe
{
    /// <summary>Turns a text round.</summary>
    string Reverse(string text);
}
