namespace Hotswap.Generators.Emit;

/// <summary>
/// Writes the inside of an entry that only throws: the plugin was refused, preflight says so from the manifest, and what
/// is written must compile whatever the plugin looks like.
/// </summary>
internal static class RefusedEntryEmitter
{
    private const string Task = "global::System.Threading.Tasks.ValueTask";
    private const string Context = "global::Hotswap.PluginContext";
    private const string Token = "global::System.Threading.CancellationToken";

    private static readonly string[] _members =
    [
        $"void global::Hotswap.IPluginEntry.Create({Context} context)",
        "bool global::Hotswap.IPluginEntry.Reloadable()",
        "object? global::Hotswap.IPluginEntry.Export()",
        "bool global::Hotswap.IPluginEntry.Import()",
        "bool global::Hotswap.IPluginEntry.SetImport(int dependency, object? export)",
        $"{Task} global::Hotswap.IPluginEntry.OnLoadAsync(object? data, {Context} context, {Token} cancellationToken)",
        "void global::Hotswap.IPluginEntry.RegisterLive(global::Hotswap.LiveRegistration live)",
        $"{Task} global::Hotswap.IPluginEntry.OnInitAsync(global::Hotswap.Vault vault, {Context} context, {Token} cancellationToken)",
        $"{Task} global::Hotswap.IPluginEntry.OnPublishAsync(global::Hotswap.Vault vault, {Context} context, {Token} cancellationToken)",
        "object? global::Hotswap.IPluginEntry.InvokeFunc(string name, object?[] args)",
        $"{Task}<object?> global::Hotswap.IPluginEntry.InvokeFuncAsync(string name, object?[] args)",
        "global::System.Delegate? global::Hotswap.IPluginEntry.GetFunc(string name)",
        $"{Task} global::Hotswap.IPluginEntry.OnFreeAsync({Context} context, {Token} cancellationToken)",
    ];

    public static void Emit(SourceWriter writer, string plugin, string refusal)
    {
        foreach (string member in _members)
        {
            writer.Line($"{member} => throw Refused();").Line();
        }

        writer
            .Line("private static global::System.InvalidOperationException Refused() => new(")
            .Indent()
            .Line($"{Code.Literal($"Plugin \"{plugin}\" was refused when it was built. {refusal}")});")
            .Outdent();
    }
}
