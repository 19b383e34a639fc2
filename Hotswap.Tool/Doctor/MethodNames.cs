using System.Text.RegularExpressions;

namespace Hotswap.Tool.Doctor;

/// <summary>Names of methods as their author wrote them, from those that the compiler makes.</summary>
internal static partial class MethodNames
{
    private const string Box = "AsyncStateMachineBox<";

    /// <summary>A method's name, from that of its type and its own, or from that of the type that an async method or an iterator became.</summary>
    /// <example><c>Shop.Prices+&lt;&gt;c.&lt;OnInit&gt;b__3_0</c> is a lambda in <c>Shop.Prices.OnInit</c>.</example>
    public static string Readable(string name)
    {
        string plain = Closure().Replace(name, "");
        if (Lambda().Match(plain) is { Success: true } lambda)
        {
            return $"a lambda in {Method(plain, lambda)}";
        }

        if (Local().Match(plain) is { Success: true } local)
        {
            return $"{local.Groups["local"].Value} in {Method(plain, local)}";
        }

        return StateMachine().Match(plain) is { Success: true } machine ? Method(plain, machine) : plain.Replace('+', '.');
    }

    /// <summary>The async method whose state a task's type names; null where it is the type of no such task.</summary>
    public static string? OfAsyncMethod(string? type) =>
        type is not null && type.IndexOf(Box, StringComparison.Ordinal) is >= 0 and var at && type.EndsWith('>')
            ? Readable(type[(at + Box.Length)..^1])
            : null;

    // Of a nested one, the outermost method.
    private static string Method(string name, Match match)
    {
        string type = name[..match.Index].Replace('+', '.');
        string method = match.Groups["method"].Value.TrimStart('<').Split('>')[0];
        return method.Length == 0 ? type : $"{type}.{method}";
    }

    [GeneratedRegex(@"\+<>c(__DisplayClass[0-9_]+)?(`[0-9]+)?(?=[.+])")]
    private static partial Regex Closure();

    [GeneratedRegex(@"[.+]<{1,2}(?<method>[^|]*)>b__[0-9_]+(>d(__[0-9]+)?)?$")]
    private static partial Regex Lambda();

    [GeneratedRegex(@"[.+]<{1,2}(?<method>[^|]*)>g__(?<local>\w+)\|[0-9_]+(>d(__[0-9]+)?)?$")]
    private static partial Regex Local();

    [GeneratedRegex(@"\+<(?<method>[^|]*)>d__[0-9]+$")]
    private static partial Regex StateMachine();
}
