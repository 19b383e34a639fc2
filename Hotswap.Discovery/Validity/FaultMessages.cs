using System.Globalization;

namespace Hotswap.Discovery;

/// <summary>The message of each rule of form, for analyzers and manifests alike.</summary>
public static class FaultMessages
{
    /// <summary>Arguments: class, names of the missing methods.</summary>
    public const string MissingLifecycleMethod =
        "Plugin class '{0}' lacks {1}; write what is missing, or set HotswapLifecycle to Optional in the project";

    /// <summary>Arguments: method, reason and remedy.</summary>
    public const string UnboundLifecycleMethod = "Lifecycle method '{0}' cannot be bound: {1}";

    /// <summary>Arguments: class, the other classes.</summary>
    public const string SeveralPluginClasses =
        "'{0}' is not the only plugin class, there is also {1}; an assembly is one plugin, keep [HotswapPlugin] on one class";

    /// <summary>Arguments: assembly.</summary>
    public const string NoPluginClass =
        "Plugin project '{0}' has no plugin class; put [HotswapPlugin] on the class that has the lifecycle methods";

    /// <summary>Arguments: class, reason.</summary>
    public const string UnusablePluginClass = "Plugin class '{0}' cannot be used: {1}";

    /// <summary>Arguments: property, value, what is allowed.</summary>
    public const string InvalidProperty = "{0} '{1}' is not valid: {2}";

    /// <summary>Arguments: method, reason and remedy.</summary>
    public const string UnfitInvokable = "'{0}' cannot be called by name: {1}";

    /// <summary>Arguments: class.</summary>
    public const string PluginClassOutsidePlugin =
        "'{0}' has [HotswapPlugin], but its project is no plugin, so nothing is generated for it; set HotswapPlugin to true in the project";

    /// <summary>Arguments: name, the other name, where the other one is.</summary>
    public const string DuplicateLiveName =
        "Live name '{0}' is also that of '{1}'; live names must differ without the prefix and ignoring case, rename one of them";

    /// <summary>Arguments: method, reason and remedy.</summary>
    public const string UncallableLiveFunction = "Live function '{0}' cannot be called from generated code: {1}";

    /// <summary>Arguments: type, reason and remedy.</summary>
    public const string UnfitLiveType = "Live type '{0}' cannot be made from its members: {1}";

    /// <summary>Arguments: path to the member, its type, reason.</summary>
    public const string UnfitLiveMember =
        "'{0}' of type '{1}' cannot be live data: {2}; use a type that can, or leave the member out with [HotswapIgnore]";

    /// <summary>Arguments: method.</summary>
    public const string AsyncVoidLiveFunction =
        "Live function '{0}' is async void: nobody learns when it ends or fails, so its version may be freed under it; return a Task";

    /// <summary>Arguments: what has the type, the type, the assembly it is from.</summary>
    public const string TypeOutsideContract =
        "{0} has type '{1}' of assembly '{2}', which host and plugins do not share; use a type of a contract (a project with HotswapContract "
        + "set to true), of the framework or of Hotswap.Runtime";

    /// <summary>The message format of a rule.</summary>
    public static string Format(string id) => id switch
    {
        RuleIds.MissingLifecycleMethod => MissingLifecycleMethod,
        RuleIds.UnboundLifecycleMethod => UnboundLifecycleMethod,
        RuleIds.SeveralPluginClasses => SeveralPluginClasses,
        RuleIds.NoPluginClass => NoPluginClass,
        RuleIds.UnusablePluginClass => UnusablePluginClass,
        RuleIds.InvalidProperty => InvalidProperty,
        RuleIds.UnfitInvokable => UnfitInvokable,
        RuleIds.PluginClassOutsidePlugin => PluginClassOutsidePlugin,
        RuleIds.DuplicateLiveName => DuplicateLiveName,
        RuleIds.UncallableLiveFunction => UncallableLiveFunction,
        RuleIds.UnfitLiveType => UnfitLiveType,
        RuleIds.UnfitLiveMember => UnfitLiveMember,
        RuleIds.AsyncVoidLiveFunction => AsyncVoidLiveFunction,
        RuleIds.TypeOutsideContract => TypeOutsideContract,
        _ => throw new ArgumentOutOfRangeException(nameof(id), id, "Not a rule of form."),
    };

    /// <summary>The message of a fault.</summary>
    public static string Of(Fault fault) => string.Format(CultureInfo.InvariantCulture, Format(fault.Id), [.. fault.Arguments]);
}
