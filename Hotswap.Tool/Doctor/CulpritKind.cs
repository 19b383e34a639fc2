namespace Hotswap.Tool.Doctor;

/// <summary>A kind of thing that keeps versions in memory.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Rule">The rule that warns of it.</param>
/// <param name="Remedy">What the plugin has to do.</param>
internal sealed record CulpritKind(string Name, string Rule, string Remedy)
{
    public static readonly CulpritKind Event = new("event", "HS4001", "Unsubscribe in OnFree, with the same delegate.");
    public static readonly CulpritKind Timer = new("timer", "HS3003", "Stop or dispose it in OnFree.");
    public static readonly CulpritKind Thread = new("thread", "HS3002", "End it in OnFree: start work with PluginContext.Run and observe its token.");
    public static readonly CulpritKind Loop = new("endless loop", "HS3001", "Start it with PluginContext.Run, and end it when the token is cancelled.");
    public static readonly CulpritKind Handle = new("handle", "HS4003", "Free it in OnFree.");
    public static readonly CulpritKind Dependent = new("dependent handle", "HS4003", "Dispose the handle, or remove the entry from the table, in OnFree.");
    public static readonly CulpritKind Registration = new("registration", "HS4003", "Dispose or unregister it in OnFree.");
    public static readonly CulpritKind ChildProcess = new("child process", "HS4003", "End the child process and wait for its end, or dispose the Process, in OnFree.");
    public static readonly CulpritKind Delay = new("pending delay", "HS3006", "Give it PluginContext's token, or cancel it in OnFree.");
    public static readonly CulpritKind Suspended = new("suspended method", "HS3006", "Wait with PluginContext's token, so that the wait ends before OnFree.");
    public static readonly CulpritKind TypeCache = new("type cache", "HS4002", "Keep the plugin's types away from it: source generation or hand-written readers.");
    public static readonly CulpritKind ProcessState = new("process-wide state", "HS4005", "Put back in OnFree what was there before.");
    public static readonly CulpritKind ThreadBound = new("value of a thread or flow", "HS2004", "Keep it in a field of the plugin, or take it back where it was set.");
    public static readonly CulpritKind Table = new("static table", "HS2002", "Clear it in OnFree, or keep it in a field of the plugin's instance.");
    public static readonly CulpritKind HostHolds = new("kept by the host", "HS4004", "Take it out in OnFree, or let the host keep a copy of the value.");

    /// <summary>The page of the rule.</summary>
    public string Page => $"https://github.com/hotswap-net/hotswap/blob/main/docs/rules/{Rule}.md";
}
