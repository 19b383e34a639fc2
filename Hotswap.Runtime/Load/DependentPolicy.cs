namespace Hotswap;

/// <summary>What is done with an unchanged plugin when one that it imports is loaded anew.</summary>
public enum DependentPolicy
{
    /// <summary>It is loaded anew from its own unchanged files, so that its import is the new export.</summary>
    Relink,

    /// <summary>The load fails.</summary>
    Fail,
}
