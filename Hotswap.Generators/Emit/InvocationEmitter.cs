using Hotswap.Discovery;
using Hotswap.Generators.Model;

namespace Hotswap.Generators.Emit;

/// <summary>Writes the entry's calls by name.</summary>
internal static class InvocationEmitter
{
    private const string Exception = "global::Hotswap.PluginInvocationException";

    public static void Emit(SourceWriter writer, EntryModel entry)
    {
        const string head = "object? global::Hotswap.IPluginEntry.InvokeFunc(string name, object?[] args)";
        const string asyncHead = "global::System.Threading.Tasks.ValueTask<object?> global::Hotswap.IPluginEntry.InvokeFuncAsync(string name, object?[] args)";
        LifecycleCallModel? call = entry[LifecycleMethod.InvokeFunc];
        if (call is null)
        {
            string nothing = Code.Literal($"Plugin \"{entry.PluginName}\" has no functions that can be called by name; it was asked for \"");
            writer
                .Line($"{head} => throw new {Exception}({nothing} + name + \"\\\".\");")
                .Line()
                .Line($"{asyncHead} => throw new {Exception}({nothing} + name + \"\\\".\");")
                .Line();
        }
        else
        {
            HandWritten(writer, entry.PluginName, call, head, asyncHead);
        }

        writer.Line("global::System.Delegate? global::Hotswap.IPluginEntry.GetFunc(string name) => null;").Line();
    }

    private static void HandWritten(SourceWriter writer, string plugin, LifecycleCallModel call, string head, string asyncHead)
    {
        string invocation = EntryEmitter.Target(call) + "(name, args)";
        if (call.Returns == ReturnKind.Value)
        {
            writer
                .Line($"{head} => {invocation};")
                .Line()
                .Open(asyncHead.Insert(0, "async "))
                .Line($"object? result = {invocation};")
                .Open("switch (result)")
                .Line("case global::System.Threading.Tasks.Task<object?> task:")
                .Indent().Line("return await task.ConfigureAwait(false);").Outdent()
                .Line("case global::System.Threading.Tasks.Task task:")
                .Indent().Line("await task.ConfigureAwait(false);").Line("return null;").Outdent()
                .Line("case global::System.Threading.Tasks.ValueTask<object?> task:")
                .Indent().Line("return await task.ConfigureAwait(false);").Outdent()
                .Line("case global::System.Threading.Tasks.ValueTask task:")
                .Indent().Line("await task.ConfigureAwait(false);").Line("return null;").Outdent()
                .Line("default:")
                .Indent().Line("return result;").Outdent()
                .Close()
                .Close()
                .Line();
            return;
        }

        string error = Code.Literal($"InvokeFunc of plugin \"{plugin}\" returns a task; call it with InvokeFuncAsync.");
        writer.Line($"{head} => throw new {Exception}({error});").Line().Open(asyncHead.Insert(0, "async "));
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
