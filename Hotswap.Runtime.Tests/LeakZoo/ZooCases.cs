namespace Hotswap.Runtime.Tests.LeakZoo;

/// <summary>
/// The cases, as statements of a plugin. A leaking one sets <c>_undo</c> to what takes it back; <c>Node</c> is a class of the
/// plugin and <c>_field</c> a static field of it.
/// </summary>
internal static partial class ZooCases
{
    /// <summary>What keeps a version in memory until it is undone.</summary>
    public static readonly IReadOnlyDictionary<string, string> Leaking = All(Subscriptions, Work, Caches, Keeping);

    /// <summary>What looks as if it might, and does not.</summary>
    public static readonly IReadOnlyDictionary<string, string> Harmless = All(HarmlessSubscriptions, HarmlessWork, HarmlessCaches, HarmlessKeeping);

    private static Dictionary<string, string> All(params Dictionary<string, string>[] sections) =>
        sections.SelectMany(s => s).ToDictionary(c => c.Key, c => c.Value);

    private static string Keep(string what) => $"ZooHost.Kept.Add({what}); _undo = () => ZooHost.Kept.Clear();";

    private static string Event(string name, string type, string handler) => $"{type} h = {handler}; {name} += h; _undo = () => {name} -= h;";

    /// <summary>Something that stays with a thread: lifecycle methods have one that is cleaned, a host's own thread is not.</summary>
    private static string OnThread(string set, string unset) => $"ZooHost.OnItsThread(() => {{ {set} }}); _undo = () => ZooHost.OnItsThread(() => {{ {unset} }});";
}
