namespace Hotswap.Analyzers;

/// <summary>Where an object comes from.</summary>
internal enum Origin
{
    /// <summary>It cannot be told.</summary>
    Unknown,

    /// <summary>Made by this assembly, or given to this version alone: it goes with the version.</summary>
    Own,

    /// <summary>Static state of another assembly: it outlives the version.</summary>
    ForeignStatic,

    /// <summary>Given by the host or another plugin: it outlives the version.</summary>
    Outside,

    /// <summary>As <see cref="Outside"/>, but given for one call, such as the argument of a live function: how long it lives, the host knows.</summary>
    OutsideForACall,

    /// <summary>As <see cref="Outside"/>, from the vault: what the generation has, which ends with it.</summary>
    OutsideInVault,
}
