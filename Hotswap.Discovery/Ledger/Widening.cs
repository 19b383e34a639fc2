namespace Hotswap.Discovery;

/// <summary>Which stored values of one primitive type are all read as another.</summary>
internal static class Widening
{
    private static readonly string[] _signed = ["sbyte", "short", "int", "long", "System.Int128"];
    private static readonly string[] _unsigned = ["byte", "ushort", "uint", "ulong", "System.UInt128"];
    private static readonly string[] _floats = ["System.Half", "float", "double"];

    public static bool Reads(string stored, string now) => stored == now || Rank(_floats, stored, now) || ReadsInteger(stored, now);

    private static bool ReadsInteger(string stored, string now)
    {
        int signed = Array.IndexOf(_signed, stored);
        int unsigned = Array.IndexOf(_unsigned, stored);
        return Rank(_signed, stored, now)
            || Rank(_unsigned, stored, now)
            || (unsigned >= 0 && Array.IndexOf(_signed, now) > unsigned)
            // 128 bits are more than a decimal holds.
            || (Math.Max(signed, unsigned) is >= 0 and < 4 && now is ("float" or "double" or "decimal"));
    }

    private static bool Rank(string[] order, string stored, string now)
    {
        int from = Array.IndexOf(order, stored);
        return from >= 0 && Array.IndexOf(order, now) > from;
    }
}
