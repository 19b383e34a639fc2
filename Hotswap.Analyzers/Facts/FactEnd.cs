namespace Hotswap.Analyzers;

/// <summary>How what a member begins is ended.</summary>
internal enum FactEnd
{
    /// <summary>By disposing what the call gives, or unregistering it.</summary>
    Result,

    /// <summary>As <see cref="Result"/>; dropped at once, it was measured to be harmless.</summary>
    KeptResult,

    /// <summary>By disposing or stopping the object that the call is made on.</summary>
    Receiver,

    /// <summary>By disposing or removing the object that is passed.</summary>
    Argument,

    /// <summary>By setting back what was set.</summary>
    Restored,

    /// <summary>In no way.</summary>
    Never,
}
