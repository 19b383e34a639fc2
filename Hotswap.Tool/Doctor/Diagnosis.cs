using System.Globalization;
using Microsoft.Diagnostics.Runtime;

namespace Hotswap.Tool.Doctor;

/// <summary>Tells in words what a way from a root to a version means.</summary>
internal sealed class Diagnosis(StaticFields statics)
{
    // A shorter one that is waited for is one of many: there is a loop around it.
    private const uint LongDelay = 30_000;

    // A task that has run to its end, failed or been cancelled.
    private const int Finished = 0x1600000;

    private static readonly (string Field, string Api)[] _processState =
    [
        ("System.Console.s_out", "Console.SetOut"),
        ("System.Console.s_error", "Console.SetError"),
        ("System.Console.s_in", "Console.SetIn"),
        ("System.AppContext.s_dataStore", "AppContext.SetData"),
        ("System.Text.EncodingProvider.s_providers", "Encoding.RegisterProvider"),
        ("System.Diagnostics.TraceInternal.s_listeners", "Trace.Listeners"),
        ("System.Globalization.CultureInfo.s_DefaultThreadCurrentUICulture", "CultureInfo.DefaultThreadCurrentUICulture"),
        ("System.Globalization.CultureInfo.s_Default", "CultureInfo.DefaultThreadCurrentCulture"),
    ];

    /// <summary>What is to be said of a way.</summary>
    public Culprit Of(RootPath path)
    {
        (int start, StaticField? field) = Start(path);
        (CulpritKind kind, string what) = Judge(path, start, field);
        List<string> steps = [field?.ToString() ?? RootWords(path.Root)];
        for (int i = start; i < path.Objects.Count; i++)
        {
            string type = Holding.TypeWords(path.Objects[i]);
            steps.Add(i + 1 < path.Objects.Count ? $"{type}{(path.FieldAfter(i) is { } next ? $", its {next}" : "")}" : $"{type}, of the plugin");
        }

        return new Culprit(what, kind.Remedy, kind.Rule, kind.Page, steps);
    }

    /// <summary>A thread that is inside the version's code.</summary>
    public static Culprit Of(ClrThread thread, ClrMethod method) => new(
        string.Create(CultureInfo.InvariantCulture, $"thread {thread.ManagedThreadId} (system id {thread.OSThreadId}) is running {MethodNames.Readable(Holding.Name(method))}"),
        CulpritKind.Thread.Remedy,
        CulpritKind.Thread.Rule,
        CulpritKind.Thread.Page,
        [.. thread.EnumerateStackTrace().Where(f => f.Method is not null).Take(12).Select(f => Holding.Name(f.Method!))]);

    /// <summary>Where the telling part of the way begins: at the last object that a static field holds.</summary>
    private (int Start, StaticField? Field) Start(RootPath path)
    {
        for (int i = path.Objects.Count - 1; i >= 0; i--)
        {
            if (statics.Find(path.Objects[i].Address) is { } field)
            {
                return (i, field);
            }
        }

        return (0, null);
    }

    private static (CulpritKind Kind, string What) Judge(RootPath path, int start, StaticField? field)
    {
        if (DelayOf(path) is { } delay)
        {
            return delay;
        }

        // The timer of a token source with a timeout leads to its registrations: those are meant, and come first.
        if (Suspect.All.FirstOrDefault(s => path.Objects.Any(o => !o.Type!.IsCollectible && s.Is(o.Type.Name ?? "")) || (field is not null && s.Is(field.Type.Name ?? ""))) is { } suspect)
        {
            string? of = suspect.Kind == CulpritKind.TypeCache || suspect.Kind == CulpritKind.HostHolds ? Holding.TypeOf(path) : Holding.Handler(path) ?? AsyncMethod(path);
            return (suspect.Kind, suspect.What + (of is null ? "" : $": {of}"));
        }

        return ProcessState(path, field)
            ?? Flow(path)
            ?? Suspended(path, field)
            ?? Delegate(path, start, field)
            ?? Dependent(path, start, field)
            ?? Holder(path, start, field);
    }

    private static (CulpritKind Kind, string What)? DelayOf(RootPath path)
    {
        ClrObject delay = path.Objects.FirstOrDefault(o => o.Type!.Name?.StartsWith("System.Threading.Tasks.Task+DelayPromise", StringComparison.Ordinal) == true);
        if (delay.IsNull)
        {
            return null;
        }

        string method = AsyncMethod(path) ?? "a method";
        ClrObject timer = delay.ReadObjectField("_timer");
        return !timer.IsNull && timer.ReadField<uint>("_dueTime") < LongDelay
            ? (CulpritKind.Loop, $"{method} goes on and on, with a Task.Delay in each turn")
            : (CulpritKind.Delay, $"{method} waits in Task.Delay");
    }

    private static (CulpritKind Kind, string What)? ProcessState(RootPath path, StaticField? field)
    {
        if (field is not null && _processState.FirstOrDefault(s => field.Name.StartsWith(s.Field, StringComparison.Ordinal)) is { Api: { } api })
        {
            return (CulpritKind.ProcessState, $"{api} was given {Holding.Of(path)}");
        }

        if (BasesOf(path.Held.Type!).SelectMany(t => t.EnumerateInterfaces()).Any(i => i.Name == "System.Security.Principal.IPrincipal"))
        {
            return (CulpritKind.ProcessState, $"Thread.CurrentPrincipal was given {Holding.Of(path)}");
        }

        for (int i = 0; i + 1 < path.Objects.Count; i++)
        {
            if (path.Objects[i].Type!.Name == "System.Threading.Thread" && path.FieldAfter(i) == "_synchronizationContext")
            {
                return (CulpritKind.ProcessState, $"SynchronizationContext.SetSynchronizationContext was given {Holding.Of(path)}");
            }
        }

        return null;
    }

    /// <summary>What flows with the calls of a thread.</summary>
    private static (CulpritKind Kind, string What)? Flow(RootPath path) =>
        path.Objects.Any(o => o.Type!.Name?.StartsWith("System.Threading.AsyncLocalValueMap", StringComparison.Ordinal) == true)
            ? (CulpritKind.ThreadBound, $"the execution context of a thread or task carries {Holding.Of(path)} (AsyncLocal)")
            : null;

    private static (CulpritKind Kind, string What)? Suspended(RootPath path, StaticField? field)
    {
        if (AsyncMethod(path) is not { } method)
        {
            return null;
        }

        string holder = field is null ? "" : $" ({field})";
        return MethodNames.OfAsyncMethod(path.Held.Type!.Name) is not null && (path.Held.ReadField<int>("m_stateFlags") & Finished) != 0
            ? (CulpritKind.HostHolds, $"the finished task of {method} is kept{holder}")
            : (CulpritKind.Suspended, $"{method} is suspended: it waits for something of the host{holder}");
    }

    /// <summary>The async method of the plugin that the way leads to.</summary>
    private static string? AsyncMethod(RootPath path)
    {
        string? found = null;
        foreach (ClrObject o in path.Objects)
        {
            found = MethodNames.OfAsyncMethod(o.Type!.Name) ?? found;
        }

        return found ?? (path.Objects.Any(o => o.Type!.Name?.StartsWith("System.Threading.SemaphoreSlim+TaskNode", StringComparison.Ordinal) == true) ? "an async method of the plugin" : null);
    }

    /// <summary>A delegate on the way: an event's handler, or one that is merely kept.</summary>
    private static (CulpritKind Kind, string What)? Delegate(RootPath path, int start, StaticField? field)
    {
        int at = path.Objects.Take(path.Objects.Count - 1).ToList().FindIndex(start, o => o.IsDelegate);
        if (at < 0)
        {
            return null;
        }

        string of = Holding.Handler(path) is { } handler ? $": {handler}" : "";
        if (at == start)
        {
            return field is not null && EventName(field.Type, field.Field) is { } name
                ? (CulpritKind.Event, $"the static event {field.Type.Name}.{name} has a handler of the plugin{of}")
                : null;
        }

        ClrObject holder = path.Objects[at - 1];
        return path.FieldAfter(at - 1) is { } kept && EventName(holder.Type!, kept) is { } raised
            ? (CulpritKind.Event, $"the event {raised} of {Holding.TypeWords(holder)}{(field is null ? "" : $", which {field} leads to,")} has a handler of the plugin{of}")
            : null;
    }

    /// <summary>The event that keeps its handlers in a field; null where its type has none for it.</summary>
    private static string? EventName(ClrType declaring, string field)
    {
        const string Add = "add_";
        List<string> events =
        [
            .. BasesOf(declaring).SelectMany(t => t.Methods).Select(m => m.Name?.Split('.')[^1]).OfType<string>()
                .Where(m => m.StartsWith(Add, StringComparison.Ordinal)).Select(m => Plain(m[Add.Length..])),
        ];
        string plain = Plain(Words.Member(field));
        return events.Find(e => e.Equals(plain, StringComparison.OrdinalIgnoreCase))
            ?? events.Find(e => plain.Contains(e, StringComparison.OrdinalIgnoreCase))
            ?? (events.Distinct().Count() == 1 ? events[0] : null);

        // The runtime's own contexts have a private event behind each public one, with an underscore before its name.
        static string Plain(string name) => name.TrimStart('_') is var bare && bare.Length is 0 || bare.Length == name.Length
            ? name : $"{char.ToUpperInvariant(bare[0])}{bare[1..]}";
    }

    private static IEnumerable<ClrType> BasesOf(ClrType declared)
    {
        for (ClrType? type = declared; type is not null; type = type.BaseType)
        {
            yield return type;
        }
    }

    private static (CulpritKind Kind, string What)? Dependent(RootPath path, int start, StaticField? field)
    {
        for (int i = start; i + 1 < path.Objects.Count; i++)
        {
            if (path.IsKeyAt(i))
            {
                string of = i == start && field is not null ? $"what {field} holds" : $"an object of {Holding.TypeWords(path.Objects[i])}";
                return (CulpritKind.Dependent, $"a DependentHandle or ConditionalWeakTable, with {of} as key, holds {Holding.Of(path)}");
            }
        }

        return null;
    }

    private static (CulpritKind Kind, string What) Holder(RootPath path, int start, StaticField? field)
    {
        if (field is not null)
        {
            return (CulpritKind.HostHolds, $"{field} holds {(path.Objects.Count - 1 > start ? "" : "directly ")}{Holding.Of(path)}");
        }

        string what = $"{RootWords(path.Root)} holds {Holding.Of(path)}";
        return path.Root?.RootKind switch
        {
            ClrRootKind.Stack => (CulpritKind.Thread, what),
            ClrRootKind.StrongHandle or ClrRootKind.PinnedHandle or ClrRootKind.AsyncPinnedHandle or ClrRootKind.RefCountedHandle or ClrRootKind.SizedRefHandle
                => (CulpritKind.Handle, what),
            _ => (CulpritKind.HostHolds, what),
        };
    }

    private static string RootWords(ClrRoot? root) => root?.RootKind switch
    {
        ClrRootKind.StrongHandle => "a GC handle (Normal)",
        ClrRootKind.PinnedHandle => "a GC handle (Pinned)",
        ClrRootKind.AsyncPinnedHandle => "a pinned buffer of an I/O operation",
        ClrRootKind.RefCountedHandle => "a COM reference",
        ClrRootKind.SizedRefHandle => "a cache of the framework",
        ClrRootKind.Stack => "the stack of a thread",
        ClrRootKind.ThreadStaticVar or null => "a thread-static field",
        ClrRootKind.FinalizerQueue => "the finalizer queue",
        { } kind => kind.ToString(),
    };
}
