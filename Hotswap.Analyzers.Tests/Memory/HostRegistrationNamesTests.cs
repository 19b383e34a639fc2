using Xunit;
using Ended = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS4003RegistrationNotEnded>;
using Stored = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS4004StoredInHost>;

namespace Hotswap.Analyzers.Tests.Memory;

/// <summary>The names by which registrations and their ends are told: all of a kind in one source, where each is flagged or silent for itself.</summary>
public class HostRegistrationNamesTests
{
    private static readonly (string Verb, string[] Opposites)[] _verbs =
    [
        ("Subscribe", ["UnsubscribeIt", "UnSubscribeIt", "Unsubscribe"]),
        ("Register", ["UnregisterIt", "UnRegisterIt", "DeregisterIt", "RemoveIt"]),
        ("Attach", ["DetachIt"]),
        ("Add", ["RemoveIt", "Remove"]),
        ("Map", ["UnmapIt", "UnMapIt", "RemoveMapIt"]),
        ("Hook", ["UnhookIt", "UnHookIt"]),
        ("Listen", ["UnlistenIt", "StopListeningIt"]),
        ("Observe", ["UnobserveIt", "StopObservingIt"]),
        ("Watch", ["UnwatchIt", "StopWatchingIt"]),
        ("Track", ["UntrackIt"]),
        ("Bind", ["UnbindIt"]),
        ("Mount", ["UnmountIt"]),
        ("Install", ["UninstallIt"]),
        ("Enlist", ["DelistIt"]),
        ("On", ["OffIt"]),
        ("Set", ["ClearIt", "ResetIt", "UnsetIt"]),
        ("Use", ["RemoveIt"]),
        ("Schedule", ["UnscheduleIt", "CancelIt"]),
    ];

    private static readonly string[] _ends =
    [
        "Abort", "Cancel", "CancelAsync", "Clear", "Close", "CloseAsync", "Complete", "CompleteAdding", "CompleteAsync", "Dispose", "DisposeAsync",
        "Free", "Join", "Kill", "Release", "Remove", "SetCanceled", "SetResult", "Shutdown", "ShutdownAsync", "Stop", "StopAsync", "TryComplete",
        "TrySetCanceled", "TrySetResult", "Unregister", "Unsubscribe", "WaitForExit", "WaitForExitAsync",
    ];

    private static readonly string[] _emptying = ["Clear", "Reset", "UnregisterAll", "UnsubscribeAll", "RemoveAll"];

    /// <summary>Nothing calls the method that the name of each registration leads to.</summary>
    [Fact]
    public Task FlaggedWithoutTheCounterpart()
    {
        (string Verb, string Opposite)[] pairs = [.. _verbs.SelectMany(v => v.Opposites.Select(o => (v.Verb, o)))];
        return Ended.Verify(
            Plugin("", pairs.Select((p, i) => $"[|_all.H{i}.{p.Verb}It(Work)|];"), []),
            Host(pairs.Select(p => $"void {p.Verb}It(Action work); void {p.Opposite}(Action work);")));
    }

    [Fact]
    public Task SilentWithTheCounterpart()
    {
        (string Verb, string Opposite)[] pairs = [.. _verbs.SelectMany(v => v.Opposites.Select(o => (v.Verb, o)))];
        return Ended.Verify(
            Plugin("", pairs.Select((p, i) => $"_all.H{i}.{p.Verb}It(Work);"), pairs.Select((p, i) => $"_all!.H{i}.{p.Opposite}(Work);")),
            Host(pairs.Select(p => $"void {p.Verb}It(Action work); void {p.Opposite}(Action work);")));
    }

    [Fact]
    public Task SilentWhereAllIsEmptied() => Ended.Verify(
        Plugin("", _emptying.Select((_, i) => $"_all.H{i}.SubscribeIt(Work);"), _emptying.Select((e, i) => $"_all!.H{i}.{e}();")),
        Host(_emptying.Select(e => $"void SubscribeIt(Action work); void UnsubscribeIt(Action work); void {e}();")));

    [Fact]
    public Task SilentWhereTheHandleIsEnded() => Ended.Verify(
        Plugin(
            string.Concat(_ends.Select((_, i) => $"private IHandle? _h{i};")),
            _ends.Select((_, i) => $"_h{i} = _all.H0.SubscribeIt(Work);"),
            _ends.Select((e, i) => $"_h{i}?.{e}();")),
        Host(["IHandle SubscribeIt(Action work);"], $"public interface IHandle : IDisposable {{ {string.Concat(_ends.Where(e => e != "Dispose").Select(e => $"void {e}();"))} }}"));

    /// <summary>Of these, the handle of a delegate is certainly one; that of an object may be anything.</summary>
    [Theory]
    [InlineData("Bind")]
    [InlineData("Track")]
    [InlineData("Use")]
    [InlineData("Set")]
    public Task FlaggedHandleOfADelegate(string verb) => Ended.Verify(
        Plugin("", [$"[|_all.H0.{verb}It(Work)|]; _all.H0.{verb}It(this);"], []),
        Host([$"IDisposable {verb}It(Action work); IDisposable {verb}It(object it);"]));

    /// <summary>Named for keeping, and nothing takes them back.</summary>
    [Fact]
    public Task FlaggedWithoutAWayBack()
    {
        string[] names =
        [
            "Subscribe", "Register", "Attach", "SubscribeIt", "RegisterIt", "AttachIt",
            .. new[] { "Handler", "Listener", "Observer", "Callback", "Subscriber", "Hook", "Command", "Middleware", "Route", "Filter", "Interceptor", "Consumer", "Provider", "Plugin", "Module" }.Select(w => "Add" + w),
            .. new[] { "Handler", "Listener", "Callback", "Hook", "Formatter", "Provider", "Factory", "Filter", "Resolver", "Strategy" }.Select(w => "Set" + w),
            .. new[] { "Periodic", "Recurring", "Every", "Interval", "Repeat" }.Select(w => "Schedule" + w),
        ];
        string[] times = ["period", "interval", "every", "cron", "cronExpression"];
        return Stored.Verify(
            Plugin("", [.. names.Select(n => $"[|_all.H0.{n}(Work)|];"), .. times.Select((_, i) => $"[|_all.H0.ScheduleT{i}(Work, 1)|];"), "[|_all.H0.UseIt(Work)|]; [|_all.H0.MapIt(\"a\", Work)|];"], []),
            Host([string.Concat(names.Select(n => $"void {n}(Action work);")) + string.Concat(times.Select((t, i) => $"void ScheduleT{i}(Action work, int {t});")) + "I0 UseIt(Action work); void MapIt(string path, Action work);"]));
    }

    /// <summary>What is named for less, gives something else, or gets nothing of the plugin.</summary>
    [Fact]
    public Task SilentWithoutAWayBack() => Stored.Verify(
        Plugin(
            "",
            [
                "_all.H0.AddIt(Work); _all.H0.SetIt(Work); _all.H0.ScheduleIt(Work, 1); _all.H0.UseIt(Work); _all.H0.MapIt(Work); _all.H0.MapIt(\"a\", this);",
                "_all.H0.Subscribe(Work); _all.H0.RegisterWeak(Work); _all.H0.Registered(Work); _all.H0.Attach(\"a\"); _all.H0.HookIt(Work);",
                "_all.H0.RegisterIt(configure: Work); _all.H0.RegisterIt(setupAction: Work, 1); _all.H0.Register(o => { }); _all.H0.RegisterB(b => { });",
            ],
            []),
        Host(
            [
                "void AddIt(Action work); void SetIt(Action work); void ScheduleIt(Action work, int delay); int UseIt(Action work); void MapIt(Action work); void MapIt(string path, object it);",
                "int Subscribe(Action work); void RegisterWeak(Action work); void Registered(Action work); void Attach(string name); void HookIt(Action work);",
                "void RegisterIt(Action configure); void RegisterIt(Action setupAction, int n); void Register(Action<RunOptions> options); void RegisterB(Action<IBuilder> builder);",
            ],
            "public interface IBuilder; public class RunOptions;",
            inOne: true));

    private static string Plugin(string members, IEnumerable<string> load, IEnumerable<string> free) => Sources.Plugin($$"""
        private IAll? _all; {{members}}
        private void Work() { }
        public void OnLoad(object? data) { _all = (IAll)data!; {{string.Concat(load)}} }
        public void OnFree() { {{string.Concat(free)}} }
        """);

    /// <summary>A contract with an object for each of the given sets of members.</summary>
    private static ProjectUnderTest Host(IEnumerable<string> objects, string more = "", bool inOne = false)
    {
        string[] all = inOne ? [string.Concat(objects)] : [.. objects];
        return ProjectUnderTest.Plugin.With("HotswapLifecycle", "Optional").Referencing(
            "Contract",
            $"[assembly: HotswapContract] public interface IAll {{ {string.Concat(all.Select((_, i) => $"I{i} H{i} {{ get; }} "))} }} {string.Concat(all.Select((o, i) => $"public interface I{i} {{ {o} }} "))} {more}");
    }
}
