namespace LeakyHost;

/// <summary>A long-lived object with an event.</summary>
public sealed class Desk
{
    public event Action? Rang;

    public void Ring() => Rang?.Invoke();
}
