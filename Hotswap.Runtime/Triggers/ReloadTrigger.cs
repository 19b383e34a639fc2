namespace Hotswap;

/// <summary>What asked for a load or reload.</summary>
internal enum ReloadTrigger
{
    /// <summary>A call of LoadAsync or ReloadAsync.</summary>
    Call,

    /// <summary>A change in the plugin directory.</summary>
    Watch,

    /// <summary>A change of the flag file's content.</summary>
    FlagFile,

    /// <summary>The reload signal.</summary>
    Signal,
}

internal static class ReloadTriggerNames
{
    /// <summary>The trigger's name in logs and metrics.</summary>
    public static string Name(this ReloadTrigger trigger) => trigger switch
    {
        ReloadTrigger.Watch => "watch",
        ReloadTrigger.FlagFile => "flag_file",
        ReloadTrigger.Signal => "signal",
        _ => "call",
    };
}
