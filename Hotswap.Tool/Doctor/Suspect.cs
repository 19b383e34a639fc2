namespace Hotswap.Tool.Doctor;

/// <summary>A type that tells what a way means on which it stands, or whose static field begins it.</summary>
/// <param name="Type">Its name without generic arguments; a namespace ends with a dot, the beginning of a name with a star.</param>
/// <param name="Kind">What it is.</param>
/// <param name="What">The same in words.</param>
internal sealed record Suspect(string Type, CulpritKind Kind, string What)
{
    /// <summary>All that are known, the most telling first.</summary>
    public static readonly IReadOnlyList<Suspect> All =
    [
        new("System.Diagnostics.AsyncStreamReader", CulpritKind.ChildProcess, "the output of a child process is read (Process.BeginOutputReadLine)"),
        new("System.Diagnostics.Process", CulpritKind.ChildProcess, "the end of a child process is waited for (Process.Exited)"),
        new("System.Threading.CancellationTokenSource+CallbackNode", CulpritKind.Registration, "a callback is registered with a CancellationToken"),
        new("System.Threading.PeriodicTimer*", CulpritKind.Timer, "a PeriodicTimer is waited for"),
        new("System.Timers.Timer", CulpritKind.Timer, "a System.Timers.Timer runs"),
        new("System.Threading.TimerQueueTimer", CulpritKind.Timer, "a System.Threading.Timer runs"),
        new("System.Threading.RegisteredWaitHandle", CulpritKind.Registration, "a callback is registered with ThreadPool.RegisterWaitForSingleObject"),
        new("System.Runtime.InteropServices.PosixSignalRegistration*", CulpritKind.Registration, "a handler is registered for a signal"),
        new("System.Diagnostics.Tracing.Event*", CulpritKind.Registration, "an EventListener is not disposed"),
        new("System.Diagnostics.Metrics.", CulpritKind.Registration, "a meter's instrument or a MeterListener calls the plugin"),
        new("System.Diagnostics.ActivityListener", CulpritKind.Registration, "an ActivityListener calls the plugin"),
        new("System.Diagnostics.Activity", CulpritKind.Registration, "an Activity that is not stopped holds something of the plugin"),
        new("System.Diagnostics.DiagnosticListener*", CulpritKind.Registration, "a DiagnosticListener has the plugin as subscriber"),
        new("System.Text.Json.JsonSerializerOptions+OptionsBoundJsonTypeInfoResolverChain", CulpritKind.HostHolds, "JSON options of the host have a resolver of the plugin in their chain"),
        new("System.Text.Json.", CulpritKind.TypeCache, "System.Text.Json caches a type of the plugin"),
        new("Newtonsoft.Json.", CulpritKind.TypeCache, "Newtonsoft.Json caches a type of the plugin"),
        new("System.ComponentModel.", CulpritKind.TypeCache, "TypeDescriptor caches a type of the plugin"),
        new("System.Xml.", CulpritKind.TypeCache, "an XML serialiser caches a type of the plugin"),
        new("System.Runtime.Serialization.", CulpritKind.TypeCache, "a serialiser caches a type of the plugin"),
        new("Microsoft.CSharp.RuntimeBinder.", CulpritKind.TypeCache, "a dynamic call caches a type of the plugin"),
        new("System.Dynamic.Utils.", CulpritKind.TypeCache, "expressions cache a type of the plugin"),
        new("System.Linq.Expressions.", CulpritKind.TypeCache, "expressions cache a type of the plugin"),
        new("System.Dynamic.", CulpritKind.TypeCache, "a dynamic call caches a type of the plugin"),
        new("System.Reflection.DispatchProxy*", CulpritKind.TypeCache, "DispatchProxy caches a type of the plugin"),
        new("Microsoft.Extensions.DependencyInjection.", CulpritKind.HostHolds, "the host's service provider knows a type of the plugin"),
        new("Microsoft.Extensions.Caching.", CulpritKind.HostHolds, "the host's cache holds an entry of the plugin"),
        new("System.Diagnostics.TraceListener*", CulpritKind.ProcessState, "a trace listener of the plugin is installed (Trace.Listeners)"),
        new("System.Collections.Concurrent.ConcurrentBag", CulpritKind.Table, "a ConcurrentBag keeps objects of the plugin with the threads that added them"),
        new("System.Threading.ThreadLocal", CulpritKind.ThreadBound, "a ThreadLocal, or a slot of Thread.SetData, keeps values of the plugin with the threads that set them"),
    ];

    /// <summary>Whether a type, by its name with or without generic arguments, is the one meant.</summary>
    public bool Is(string name)
    {
        if (Type[^1] == '.')
        {
            // A delegate type of a namespace says nothing: anything may have an event of it.
            return name.StartsWith(Type, StringComparison.Ordinal) && !name.EndsWith("EventHandler", StringComparison.Ordinal);
        }

        return Type[^1] == '*'
            ? name.AsSpan().StartsWith(Type.AsSpan(0, Type.Length - 1))
            : name.StartsWith(Type, StringComparison.Ordinal) && (name.Length == Type.Length || name[Type.Length] is '<' or '+' or '`');
    }
}
