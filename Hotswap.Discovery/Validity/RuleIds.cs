namespace Hotswap.Discovery;

/// <summary>Ids of the rules of form: what the generator refuses and an analyzer reports.</summary>
public static class RuleIds
{
    /// <summary>Plugin class lacks a required lifecycle method.</summary>
    public const string MissingLifecycleMethod = "HS0001";

    /// <summary>Lifecycle method that cannot be bound.</summary>
    public const string UnboundLifecycleMethod = "HS0002";

    /// <summary>More than one plugin class.</summary>
    public const string SeveralPluginClasses = "HS0003";

    /// <summary>A plugin project without a plugin class.</summary>
    public const string NoPluginClass = "HS0004";

    /// <summary>Plugin class that cannot be made.</summary>
    public const string UnusablePluginClass = "HS0005";

    /// <summary>Plugin name, live prefix or lifecycle property that is not valid.</summary>
    public const string InvalidProperty = "HS0006";

    /// <summary>Function that cannot be called by name.</summary>
    public const string UnfitInvokable = "HS0007";

    /// <summary>Plugin class in a project that is no plugin.</summary>
    public const string PluginClassOutsidePlugin = "HS0008";

    /// <summary>Two live things of one name.</summary>
    public const string DuplicateLiveName = "HS1001";

    /// <summary>Live function that generated code cannot call.</summary>
    public const string UncallableLiveFunction = "HS1002";

    /// <summary>Live type that is no plain class or struct.</summary>
    public const string UnfitLiveType = "HS1003";

    /// <summary>Member of a live type that cannot be live data.</summary>
    public const string UnfitLiveMember = "HS1004";

    /// <summary>Live function that is async void.</summary>
    public const string AsyncVoidLiveFunction = "HS1005";

    /// <summary>Type shared with other plugins that is from no contract.</summary>
    public const string TypeOutsideContract = "HS5003";
}
