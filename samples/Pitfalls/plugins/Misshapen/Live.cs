namespace Pitfalls;

internal static class Live
{
    // HS1001: names must differ in more than case.
    internal static void live_Run() => Server.Tick();

    internal static void live_run() => Server.Tick();

    // HS1002: generated code cannot call it.
    private static void live_Hidden() => Server.Tick();

    // HS1005: nobody learns when it ends.
    internal static async void live_Vanish() => await Task.Yield();
}

// HS1003: nothing can be made of it.
internal abstract class Live_Idea;

internal sealed class Live_Call
{
    // HS1004: code is no data.
    public Action? Then { get; set; }
}
