using System.Globalization;
using Microsoft.Diagnostics.Runtime;

namespace Hotswap.Tool.Doctor;

/// <summary>Tells in words what a way from a root to a version means.</summary>
internal sealed class Diagnosis(StaticFields statics)
{
    // By a type on the way, the most telling first. Names end where the generic arguments begin.
    private static readonly (string Type, CulpritKind Kind, string What)[] _byType =
    [
        ("System.Threading.Tasks.Task+DelayPromise", CulpritKind.Delay, "a method waits in Task.Delay"),
        ("System.Threading.CancellationTokenSource+CallbackNode", CulpritKind.Registration, "a callback is registered with a CancellationToken"),
        ("System.Threading.PeriodicTimer", CulpritKind.Timer, "a PeriodicTimer is waited for"),
        ("System.Timers.Timer", CulpritKind.Timer, "a System.Timers.Timer runs"),
        ("System.Threading.TimerQueueTimer", CulpritKind.Timer, "a System.Threading.Timer runs"),
        ("System.Threading.RegisteredWaitHandle", CulpritKind.Registration, "a callback is registered with ThreadPool.RegisterWaitForSingleObject"),
        ("System.Runtime.InteropServices.PosixSignalRegistration", CulpritKind.Registration, "a handler is registered for a signal"),
        ("System.Diagnostics.Metrics.", CulpritKind.Registration, "a meter's instrument or a MeterListener calls the plugin"),
        ("System.Diagnostics.ActivityListener", CulpritKind.Registration, "an ActivityListener calls the plugin"),
        ("System.Diagnostics.DiagnosticListener", CulpritKind.Registration, "a DiagnosticListener has the plugin as subscriber"),
        ("System.Diagnostics.Tracing.Event", CulpritKind.Registration, "an EventListener is not disposed"),
        ("System.Text.Json.", CulpritKind.TypeCache, "System.Text.Json caches a type of the plugin"),
        ("Newtonsoft.Json.", CulpritKind.TypeCache, "Newtonsoft.Json caches a type of the plugin"),
        ("System.ComponentModel.", CulpritKind.TypeCache, "TypeDescriptor caches a type of the plugin"),
        ("System.Xml.", CulpritKind.TypeCache, "an XML serialiser caches a type of the plugin"),
        ("System.Runtime.Serialization.", CulpritKind.TypeCache, "a serialiser caches a type of the plugin"),
        ("System.Linq.Expressions.", CulpritKind.TypeCache, "expressions cache a type of the plugin"),
        ("System.Dynamic.", CulpritKind.TypeCache, "a dynamic call caches a type of the plugin"),
        ("Microsoft.CSharp.RuntimeBinder.", CulpritKind.TypeCache, "a dynamic call caches a type of the plugin"),
        ("System.Reflection.DispatchProxy", CulpritKind.TypeCache, "DispatchProxy caches a type of the plugin"),
        ("Microsoft.Extensions.DependencyInjection.", CulpritKind.HostHolds, "the host's service provider knows a type of the plugin"),
        ("Microsoft.Extensions.Caching.", CulpritKind.HostHolds, "the host's cache holds an entry of the plugin"),
        ("System.Diagnostics.TraceListener", CulpritKind.ProcessState, "a trace listener of the plugin is installed"),
    ];

    private static readonly string[] _stateHolders = ["System.Console.", "System.AppContext.", "System.Text.EncodingProvider.", "System.Diagnostics.TraceInternal.", "System.Globalization.CultureInfo."];

    /// <summary>What is to be said of a way.</summary>
    public Culprit Of(RootPath path)
    {
        int start = Start(path, out string? field);
        string origin = field ?? RootWords(path.Root);
        (CulpritKind kind, string what) = Judge(path, start, field);
        List<string> steps = [origin];
        for (int i = start; i < path.Objects.Count; i++)
        {
            string type = TypeWords(path.Objects[i]);
            steps.Add(i + 1 < path.Objects.Count ? $"{type}{(path.FieldAfter(i) is { } next ? $", its {next}" : "")}" : $"{type}, of the plugin");
        }

        return new Culprit(what, kind.Remedy, kind.Rule, kind.Page, steps);
    }

    /// <summary>A thread that is inside the version's code.</summary>
    public static Culprit Of(ClrThread thread, ClrMethod method) => new(
        string.Create(CultureInfo.InvariantCulture, $"thread {thread.ManagedThreadId} (system id {thread.OSThreadId}) is running {Name(method)}"),
        CulpritKind.Thread.Remedy,
        CulpritKind.Thread.Rule,
        CulpritKind.Thread.Page,
        [.. thread.EnumerateStackTrace().Where(f => f.Method is not null).Take(12).Select(f => Name(f.Method!))]);

    /// <summary>Where the telling part of the way begins: at the last object that a static field holds.</summary>
    private int Start(RootPath path, out string? field)
    {
        for (int i = path.Objects.Count - 1; i >= 0; i--)
        {
            field = statics.Find(path.Objects[i].Address);
            if (field is not null)
            {
                return i;
            }
        }

        field = null;
        return 0;
    }

    private static (CulpritKind Kind, string What) Judge(RootPath path, int start, string? field)
    {
        ClrObject[] way = [.. path.Objects.Take(path.Objects.Count - 1)];
        string of = Handler(path) is { } handler ? $": {handler}" : "";
        foreach ((string type, CulpritKind kind, string what) in _byType)
        {
            // The timer of a token source with a timeout leads to its registrations: those are meant.
            if (path.Objects.Any(o => IsOf(o, type)))
            {
                return (kind, what + of);
            }
        }

        if (field is not null && _stateHolders.Any(h => field.Contains($" {h}", StringComparison.Ordinal)) && !way.Any(o => o.IsDelegate))
        {
            return (CulpritKind.ProcessState, $"{field} is an object of the plugin");
        }

        if (path.Objects.Any(o => o.Type!.Name is { } name
            && (name.Contains("AsyncStateMachineBox", StringComparison.Ordinal) || name.StartsWith("System.Threading.SemaphoreSlim+TaskNode", StringComparison.Ordinal))))
        {
            return (CulpritKind.Suspended, $"an async method of the plugin waits for something of the host{(field is null ? "" : $" ({field})")}");
        }

        int subscribed = Array.FindIndex(way, start < way.Length ? start : 0, o => o.IsDelegate);
        if (subscribed >= 0 && EventOf(path, subscribed, start, field) is { } source)
        {
            return (CulpritKind.Event, $"{source} has a handler of the plugin{of}");
        }

        if (field is not null)
        {
            return (CulpritKind.HostHolds, $"{field} holds {(way.Length > start ? "" : "directly ")}{Article(path.Held)}");
        }

        return path.Root.RootKind switch
        {
            ClrRootKind.Stack => (CulpritKind.Thread, $"the stack of a thread holds {Article(path.Held)}"),
            ClrRootKind.StrongHandle or ClrRootKind.PinnedHandle or ClrRootKind.AsyncPinnedHandle or ClrRootKind.RefCountedHandle or ClrRootKind.SizedRefHandle
                => (CulpritKind.Handle, $"{RootWords(path.Root)} holds {Article(path.Held)}"),
            _ => (CulpritKind.HostHolds, $"{RootWords(path.Root)} holds {Article(path.Held)}"),
        };
    }

    /// <summary>The event that a delegate on the way is subscribed to; null where the delegate is merely kept.</summary>
    private static string? EventOf(RootPath path, int subscribed, int start, string? field)
    {
        if (subscribed == start)
        {
            return field is null ? null : field.Replace("static field ", "the static event ", StringComparison.Ordinal);
        }

        ClrObject holder = path.Objects[subscribed - 1];
        return holder.IsArray || path.FieldAfter(subscribed - 1) is not { } name
            ? null
            : $"the event {name.TrimStart('_')} of {TypeWords(holder)}{(field is null ? "" : $", which {field} leads to,")}";
    }

    /// <summary>The method that a delegate on the way calls.</summary>
    private static string? Handler(RootPath path)
    {
        ClrObject last = path.Objects.LastOrDefault(o => o.IsDelegate);
        if (last.Type is null)
        {
            return null;
        }

        IEnumerable<ClrDelegateTarget> targets = last.AsDelegate().EnumerateDelegateTargets();
        return targets.Select(t => t.Method).FirstOrDefault(m => m is { Type.IsCollectible: true }) is { } method ? Name(method) : null;
    }

    private static string RootWords(ClrRoot root) => root.RootKind switch
    {
        ClrRootKind.StrongHandle => "a GC handle (Normal)",
        ClrRootKind.PinnedHandle => "a GC handle (Pinned)",
        ClrRootKind.AsyncPinnedHandle => "a pinned buffer of an I/O operation",
        ClrRootKind.RefCountedHandle => "a COM reference",
        ClrRootKind.SizedRefHandle => "a cache of the framework",
        ClrRootKind.Stack => "the stack of a thread",
        ClrRootKind.ThreadStaticVar => "a thread-static field",
        ClrRootKind.FinalizerQueue => "the finalizer queue",
        _ => root.RootKind.ToString(),
    };

    private static string TypeWords(ClrObject o) => o.Type!.Name is { } name ? name.Split('`')[0] : "an object";

    private static string Article(ClrObject o) =>
        o.Type!.Name == "System.Reflection.LoaderAllocator" ? "the plugin's code (a delegate, type or method of it)" : $"an object of {o.Type.Name}";

    private static bool IsOf(ClrObject o, string type) => !o.Type!.IsCollectible && o.Type.Name is { } name
        && (type.EndsWith('.') ? name.StartsWith(type, StringComparison.Ordinal) && !name.EndsWith("EventHandler", StringComparison.Ordinal) : name.StartsWith(type, StringComparison.Ordinal));

    private static string Name(ClrMethod method) => $"{method.Type.Name}.{method.Name}";
}
