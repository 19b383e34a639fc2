namespace Hotswap.Analyzers;

/// <summary>How far a suspicion has been followed from where it arose: from call to call, from variable to variable.</summary>
internal readonly record struct Depth(int Steps)
{
    /// <summary>A step further.</summary>
    public Depth Deeper => new(Steps + 1);

    /// <summary>So many steps further.</summary>
    public Depth Further(int steps) => new(Steps + steps);

    /// <summary>Whether more than so many steps have been gone.</summary>
    public bool Exceeds(int most) => Steps > most;

    /// <summary>Whether no more than so many steps have been gone.</summary>
    public bool IsWithin(int most) => Steps <= most;
}
