using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Hotswap;

/// <summary>Whether this process can load plugins at run time. Under NativeAOT it cannot: there plugins are linked statically.</summary>
internal static class DynamicLoading
{
    /// <summary>
    /// The switch <c>Hotswap.DynamicLoading</c> if it is set, else what the runtime can do. A trimmed host that sets it to false
    /// leaves the loading code out.
    /// </summary>
    // IL4000: that the value is false in a trimmed host is not to be seen in the body; the package's targets set the switch there.
#pragma warning disable IL4000
    [FeatureSwitchDefinition("Hotswap.DynamicLoading")]
    [FeatureGuard(typeof(RequiresUnreferencedCodeAttribute))]
    public static bool IsSupported =>
        AppContext.TryGetSwitch("Hotswap.DynamicLoading", out bool set) ? set : RuntimeFeature.IsDynamicCodeSupported;
#pragma warning restore IL4000
}
