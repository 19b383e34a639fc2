namespace Hotswap.Discovery;

/// <summary>The ids of all rules. What each says is in docs/rules, one page a rule.</summary>
public static class RuleIds
{
    // HS0: the plugin class and its project.
    public const string MissingLifecycleMethod = "HS0001";
    public const string UnboundLifecycleMethod = "HS0002";
    public const string SeveralPluginClasses = "HS0003";
    public const string NoPluginClass = "HS0004";
    public const string UnusablePluginClass = "HS0005";
    public const string InvalidProperty = "HS0006";
    public const string UnfitInvokable = "HS0007";
    public const string PluginClassOutsidePlugin = "HS0008";
    public const string LostRegistration = "HS0009";

    // HS1: live things.
    public const string DuplicateLiveName = "HS1001";
    public const string UncallableLiveFunction = "HS1002";
    public const string UnfitLiveType = "HS1003";
    public const string UnfitLiveMember = "HS1004";
    public const string AsyncVoidLiveFunction = "HS1005";
    public const string MisspelledLiveName = "HS1006";
    public const string BrokenLiveContract = "HS1007";
    public const string UnrecordedLiveContract = "HS1008";

    // HS2: state that a reload loses.
    public const string WritableStaticField = "HS2001";
    public const string MutableStaticObject = "HS2002";
    public const string WritableStaticProperty = "HS2003";
    public const string ThreadBoundStatic = "HS2004";

    // HS3: work that does not end.
    public const string EndlessLoop = "HS3001";
    public const string DedicatedThread = "HS3002";
    public const string RunningTimer = "HS3003";
    public const string DroppedTask = "HS3004";
    public const string HostedService = "HS3005";
    public const string UnendingWait = "HS3006";

    // HS4: what keeps an unloaded version in memory.
    public const string EventNotLeft = "HS4001";
    public const string HostTypeCache = "HS4002";
    public const string RegistrationNotEnded = "HS4003";
    public const string StoredInHost = "HS4004";
    public const string ProcessStateNotRestored = "HS4005";
    public const string UncollectibleLoad = "HS4006";

    // HS5: borders between plugins, host and contracts. HS5004 is said by the build, not by an analyzer.
    public const string PluginReferencesPlugin = "HS5001";
    public const string HostReferencesPlugin = "HS5002";
    public const string TypeOutsideContract = "HS5003";
    public const string CastToPluginType = "HS5005";
    public const string PluginKeptByHost = "HS5006";
}
