using Xunit;
using Verify = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS3003RunningTimer>;

namespace Hotswap.Analyzers.Tests.Flow;

/// <summary>Every word by which a method says that it ends what it is called on or given, shown by a timer and methods of another assembly.</summary>
public class EndingVerbsTests
{
    private static readonly string[] _verbs =
    [
        "Abort", "Cancel", "CancelAsync", "Clear", "Close", "CloseAsync", "Complete", "CompleteAdding", "CompleteAsync", "Dispose", "DisposeAll", "DisposeAsync", "Free", "Join", "Kill", "Release",
        "Remove", "SetCanceled", "SetResult", "Shutdown", "ShutdownAsync", "Stop", "StopAsync", "TryComplete", "TrySetCanceled", "TrySetResult", "Unregister", "UnregisterAll", "Unsubscribe",
        "UnsubscribeFrom", "WaitForExit", "WaitForExitAsync",
    ];

    private static readonly string[] _others = ["Start", "Add", "Look", "Canceled", "Stopped", "Undispose", "Reset", "Close2", "Freeze"];

    public static TheoryData<string> Verbs => [.. _verbs];

    public static TheoryData<string> Others => [.. _others];

    [Theory]
    [MemberData(nameof(Verbs))]
    public Task Ends(string verb) => Verify.Verify(Source($"Ender.{verb}(_t);", isFlagged: false), _project);

    [Theory]
    [MemberData(nameof(Others))]
    public Task DoesNotEnd(string verb) => Verify.Verify(Source($"Ender.{verb}(_t);", isFlagged: true), _project);

    private static readonly ProjectUnderTest _project = Sources.Project.Referencing("Enders", $$"""
        public static class Ender { {{string.Join(" ", _verbs.Concat(_others).Select(v => $"public static void {v}(object? it) {{ }}"))}} }
        """);

    private static string Source(string onFree, bool isFlagged) => Sources.WithUsings($$"""
        [HotswapPlugin] public sealed class World
        {
            private Timer? _t;
            public void OnLoad() => _t = {{(isFlagged ? "[|new Timer(Beat, null, 0, 1000)|]" : "new Timer(Beat, null, 0, 1000)")}};
            private static void Beat(object? state) { }
            public void OnFree() { {{onFree}} }
        }
        """);
}
