using Hotswap.Discovery;
using Hotswap.Generators.Model;

namespace Hotswap.Generators.Emit;

/// <summary>Writes the entry's calls by name.</summary>
internal static class InvocationEmitter
{
    private const string ValueTask = "global::System.Threading.Tasks.ValueTask";
    private const string Head = "object? global::Hotswap.IPluginEntry.InvokeFunc(string name, object?[] args)";
    private const string AsyncHead = ValueTask + "<object?> global::Hotswap.IPluginEntry.InvokeFuncAsync(string name, object?[] args)";
    private const string GetFuncHead = "global::System.Delegate? global::Hotswap.IPluginEntry.GetFunc(string name)";

    public static void Emit(SourceWriter writer, EntryModel entry)
    {
        if (entry.Functions is { } functions)
        {
            string plugin = entry.IsStatic ? "" : "Plugin, ";
            writer
                .Line($"{Head} => {FunctionsEmitter.ClassName}.Invoke({plugin}name, args);")
                .Line();
            if (functions.HasTasks)
            {
                writer.Line($"{AsyncHead} => {FunctionsEmitter.ClassName}.InvokeAsync({plugin}name, args);").Line();
            }

            if (functions.Names.Count > 0)
            {
                GetFunc(writer);
            }
        }
        else if (entry[LifecycleMethod.InvokeFunc] is { } call)
        {
            if (call.Returns == ReturnKind.Value)
            {
                HandWritten(writer, entry.PluginName, call);
            }
            else
            {
                HandWrittenTask(writer, entry.PluginName, call);
            }
        }
    }

    private static void GetFunc(SourceWriter writer) => writer
        .Line($"{GetFuncHead} => {FunctionsEmitter.ClassName}.Names.Find(_functions, name);")
        .Line();

    /// <summary>InvokeFunc may have returned a task as an object; which one it is, is only known when it has.</summary>
    private static void HandWritten(SourceWriter writer, string plugin, LifecycleCallModel call)
    {
        string invocation = EntryEmitter.Target(call) + "(name, args)";
        writer
            .Line($"{Head} =>")
            .Indent()
            .Line($"global::Hotswap.InvokedResult.Of({Code.Literal(plugin)}, name, {invocation});")
            .Outdent()
            .Line()
            .Line($"{AsyncHead} =>")
            .Indent()
            .Line($"global::Hotswap.InvokedResult.OfAsync({invocation});")
            .Outdent()
            .Line();
    }

    private static void HandWrittenTask(SourceWriter writer, string plugin, LifecycleCallModel call)
    {
        string invocation = EntryEmitter.Target(call) + "(name, args)";
        writer
            .Line($"{Head} =>")
            .Indent()
            .Line($"throw global::Hotswap.InvokableArguments.ReturnsTask({Code.Literal(plugin)}, name);")
            .Outdent()
            .Line()
            .Open("async " + AsyncHead);
        if (call.Returns is ReturnKind.TaskOfT or ReturnKind.ValueTaskOfT)
        {
            writer.Line($"return await {invocation}.ConfigureAwait(false);");
        }
        else
        {
            writer.Line($"await {invocation}.ConfigureAwait(false);").Line("return null;");
        }

        writer.Close().Line();
    }
}
