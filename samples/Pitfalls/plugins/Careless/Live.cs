namespace Pitfalls;

internal static class Live
{
    // HS1007: shipped with a parameter 'name', which queued jobs hold. HS1008: 'who' is in no ledger.
    internal static void live_RollCall(string who) => Server.Board.Remove(who);
}
