using System.Globalization;
using Hotswap.Discovery;
using Hotswap.Generators.Model;
using Microsoft.CodeAnalysis.Text;

namespace Hotswap.Generators.Emit;

/// <summary>Writes <c>PluginEntry</c>, through which the runtime calls the plugin.</summary>
internal static class EntryEmitter
{
    private const string CancellationToken = "global::System.Threading.CancellationToken";
    private const string ValueTask = "global::System.Threading.Tasks.ValueTask";
    private const string Context = "global::Hotswap.PluginContext";

    public static SourceText Emit(EntryModel entry)
    {
        SourceWriter writer = Code.File()
            .Line($"namespace {entry.Namespace};")
            .Line()
            .Line($"/// <summary>How the runtime reaches the plugin \"{Code.Doc(entry.PluginName)}\".</summary>")
            .Line("[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]")
            .Line(Code.GeneratedCode)
            .Open("public sealed class PluginEntry : global::Hotswap.IPluginEntry");
        if (entry.Refusal is { } refusal)
        {
            RefusedEntryEmitter.Emit(writer, entry.PluginName, refusal);
        }
        else
        {
            Fields(writer, entry);
            Create(writer, entry);
            Reloadable(writer, entry);
            Export(writer, entry);
            Imports(writer, entry);
            Lifecycle(writer, entry, LifecycleMethod.OnLoad, $"object? data, {Context} context, {CancellationToken} cancellationToken");
            RegisterLive(writer, entry);
            Lifecycle(writer, entry, LifecycleMethod.OnInit, $"global::Hotswap.Vault vault, {Context} context, {CancellationToken} cancellationToken");
            Lifecycle(writer, entry, LifecycleMethod.OnPublish, $"global::Hotswap.Vault vault, {Context} context, {CancellationToken} cancellationToken");
            InvocationEmitter.Emit(writer, entry);
            Lifecycle(writer, entry, LifecycleMethod.OnFree, $"{Context} context, {CancellationToken} cancellationToken");
        }

        return writer.Close().ToSourceText();
    }

    /// <summary>What a lifecycle method is called on.</summary>
    public static string Target(LifecycleCallModel call) => (call.StaticType ?? "Plugin") + "." + call.Kind;

    private static void Fields(SourceWriter writer, EntryModel entry)
    {
        if (!entry.IsStatic)
        {
            writer.Line($"private {entry.PluginType}? _plugin;");
        }

        if (entry.HasLiveThings)
        {
            writer.Line($"private {Context}? _context;");
        }

        if (entry.Imports is { } imports)
        {
            writer.Line($"private {imports.Type}? _imports;");
        }

        if (entry.Functions is { Names.Count: > 0 })
        {
            writer.Line("private global::System.Delegate[]? _functions;");
        }

        writer.Line();
        if (!entry.IsStatic)
        {
            writer
                .Open($"private {entry.PluginType} Plugin")
                .Line(Code.NoInlining)
                .Line("get => _plugin ?? throw new global::System.InvalidOperationException(\"The plugin has not been created.\");")
                .Close()
                .Line();
        }
    }

    private static void Create(SourceWriter writer, EntryModel entry)
    {
        writer.Open($"void global::Hotswap.IPluginEntry.Create({Context} context)");
        if (entry.HasLiveThings)
        {
            writer.Line("_context = context;");
        }

        if (!entry.IsStatic)
        {
            writer.Line($"_plugin = new {entry.PluginType}();");
        }

        if (entry.Functions is { Names.Count: > 0 } functions)
        {
            string plugin = entry.IsStatic ? "" : "_plugin";
            writer.Line("_functions =").Line("[").Indent();
            foreach (FunctionName function in functions.Names)
            {
                writer.Line($"{function.ClassName}.Create({plugin}),");
            }

            writer.Outdent().Line("];");
        }

        writer.Close().Line();
    }

    private static void Reloadable(SourceWriter writer, EntryModel entry)
    {
        if (entry[LifecycleMethod.Reloadable] is { } call)
        {
            writer.Line($"bool global::Hotswap.IPluginEntry.Reloadable() => {Target(call)}();").Line();
        }
    }

    private static void Export(SourceWriter writer, EntryModel entry)
    {
        if (entry[LifecycleMethod.Export] is { } call)
        {
            writer.Line($"object? global::Hotswap.IPluginEntry.Export() => {Target(call)}();").Line();
        }
    }

    private static void Imports(SourceWriter writer, EntryModel entry)
    {
        if (entry[LifecycleMethod.Import] is not { } call)
        {
            return;
        }

        writer.Open("bool global::Hotswap.IPluginEntry.Import()");
        if (entry.Imports is not { } imports)
        {
            writer.Line($"return {Target(call)}() is not null;").Close().Line();
            return;
        }

        writer
            .Line($"_imports = {Target(call)}();")
            .Line("return _imports is not null;")
            .Close()
            .Line()
            .Open("bool global::Hotswap.IPluginEntry.SetImport(int dependency, object? export)")
            .Open("if (export is null || _imports is null)")
            .Line("return true;")
            .Close()
            .Line()
            .Open("switch (dependency)");
        for (int i = 0; i < imports.Members.Count; i++)
        {
            ImportMemberModel member = imports.Members[i];
            writer
                .Line(string.Format(CultureInfo.InvariantCulture, "case {0} when export is {1} value:", i, member.Type))
                .Indent()
                .Line($"_imports.{member.Name} = value;")
                .Line("return true;")
                .Outdent();
        }

        writer.Line("default:").Indent().Line("return false;").Outdent().Close().Close().Line();
    }

    private static void Lifecycle(SourceWriter writer, EntryModel entry, LifecycleMethod kind, string parameters)
    {
        if (entry[kind] is not { } call)
        {
            return;
        }

        string head = $"{ValueTask} global::Hotswap.IPluginEntry.{kind}Async({parameters})";
        string invocation = $"{Target(call)}({string.Join(", ", call.Arguments.Select(Text))})";
        switch (call.Returns)
        {
            case ReturnKind.Task:
                writer.Line($"{head} => new({invocation});").Line();
                break;
            case ReturnKind.ValueTask:
                writer.Line($"{head} => {invocation};").Line();
                break;
            default:
                writer.Open(head).Line($"{invocation};").Line("return default;").Close().Line();
                break;
        }
    }

    private static void RegisterLive(SourceWriter writer, EntryModel entry)
    {
        if (!entry.HasLiveThings)
        {
            return;
        }

        writer
            .Open("void global::Hotswap.IPluginEntry.RegisterLive(global::Hotswap.LiveRegistration live)")
            .Line($"{Context} context = _context")
            .Indent()
            .Line("?? throw new global::System.InvalidOperationException(\"The plugin has not been created.\");")
            .Outdent();
        string plugin = entry.IsStatic ? "" : "Plugin, ";
        foreach (string name in entry.LiveFuncs)
        {
            writer.Line($"live.Add({name}.Create({plugin}context, live.Vault));");
        }

        foreach (string name in entry.LiveTypes)
        {
            writer.Line($"live.Add({name}.Create(context, live.Vault));");
        }

        writer.Close().Line();
    }

    private static string Text(ArgumentModel argument) => argument.Kind switch
    {
        Argument.Data => argument.RefusesNull ? "data!" : "data",
        Argument.Vault => "vault",
        Argument.PluginContext => "context",
        _ => "cancellationToken",
    };
}
