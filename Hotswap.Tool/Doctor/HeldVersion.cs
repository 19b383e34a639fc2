namespace Hotswap.Tool.Doctor;

/// <summary>A plugin version that is in a host's memory.</summary>
/// <param name="Version">Its id as the runtime writes it, such as <c>World#3 (9f3c2a71)</c>.</param>
/// <param name="State">Its state; null where no host knows it any more.</param>
/// <param name="IsInMemory">Whether code of it is in memory.</param>
/// <param name="Culprits">What keeps it, if it should be gone.</param>
internal sealed record HeldVersion(string Version, PluginVersionState? State, bool IsInMemory, IReadOnlyList<Culprit> Culprits)
{
    /// <summary>Whether it was unloaded, so that nothing should hold it.</summary>
    public bool ShouldBeGone => IsGoneIn(State) && IsInMemory;

    /// <summary>Whether nothing should hold a version in that state.</summary>
    public static bool IsGoneIn(PluginVersionState? state) => state is null or PluginVersionState.Leaked or PluginVersionState.Unloading;
}
