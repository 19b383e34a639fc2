namespace Hotswap.Runtime.Tests.WarmUp;

/// <summary>What a plugin exports whose first calls are looked at.</summary>
public interface ISaying
{
    /// <summary>Through plain calls.</summary>
    string Say(int extra);

    /// <summary>Through a delegate that OnLoad made.</summary>
    string Started(int extra);
}

/// <summary>Where a live function leaves its answer.</summary>
public static class Said
{
    public static string? Latest { get; set; }
}
