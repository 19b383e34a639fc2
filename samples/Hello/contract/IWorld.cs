namespace Hello.Contract;

/// <summary>What the plugin World offers.</summary>
public interface IWorld
{
    /// <summary>Greets someone.</summary>
    string Greet(string name);
}
