namespace Hotswap.Runtime.Tests.Jobs;

/// <summary>
/// One change between two versions: what a job of the old one becomes in the new one. <c>#</c> in the sources stands for the
/// row's number, so that one plugin holds all rows.
/// </summary>
/// <param name="Change">What changes.</param>
/// <param name="Old">The live thing before.</param>
/// <param name="Job">How the old version makes the job.</param>
/// <param name="New">The live thing after; its code reports through <c>Plugins.Schema.Main.Mark</c>.</param>
/// <param name="Expected">What it reports; or the exception type without "LiveJob" and, after a colon, what its message holds.</param>
internal sealed record SchemaRow(string Change, string Old, string Job, string New, string Expected)
{
    private const string OldType = "internal sealed class Live_R# { public int N { get; set; } = 1; public string? Who { get; set; } }";
    private const string OldJob = "new Live_R# { N = 3, Who = \"x\" }";

    public static IReadOnlyList<SchemaRow> All { get; } =
    [
        Member("member added", "public int N { get; set; } public int Power { get; set; } = 7;", "{N} {Power}", "3 7"),
        Member("required member added", "public required int Power { get; set; }", "{Power}", "Data:member Power: required (an int), but missing"),
        Member("member removed", "public string? Who { get; set; }", "{Who}", "x"),
        Member("member left out", "[HotswapIgnore] public int N { get; set; } = 6;", "{N}", "6"),
        Member("members reordered", "public string? Who { get; set; } public int N { get; set; }", "{N} {Who}", "3 x"),
        Member("member renamed", "public int Rounds { get; set; } = 8;", "{Rounds}", "8"),
        Member("member renamed, with its former name", "[FormerName(\"N\")] public int Rounds { get; set; } = 8;", "{Rounds}", "3"),
        Member("member renamed twice, with both former names", "[FormerName(\"M\"), FormerName(\"N\")] public int Rounds { get; set; }", "{Rounds}", "3"),
        Member("member widened to long", "public long N { get; set; }", "{N}", "3"),
        Member("member widened to double", "public double N { get; set; }", "{N}", "3"),
        Member("member widened to decimal", "public decimal N { get; set; }", "{N}", "3"),
        Member("member narrowed, the value fits", "public byte N { get; set; }", "{N}", "3"),
        new("member narrowed, the value does not fit", OldType, "new Live_R# { N = 100000 }", Type("public short N { get; set; }", "{N}"), "Data:member N: expected a short, found the number 100000"),
        Member("member made nullable", "public int? N { get; set; }", "{N}", "3"),
        new("nullable member made not nullable, with a value", "internal sealed class Live_R# { public int? N { get; set; } }", "new Live_R# { N = 3 }", Type("public int N { get; set; }", "{N}"), "3"),
        new("nullable member made not nullable, with null", "internal sealed class Live_R# { public int? N { get; set; } }", "new Live_R#()", Type("public int N { get; set; }", "{N}"), "Data:member N: expected an int, found null"),
        Member("int made an enum", "public System.DayOfWeek N { get; set; }", "{N}", "Wednesday"),
        new("enum made an int", "internal sealed class Live_R# { public System.DayOfWeek N { get; set; } }", "new Live_R# { N = System.DayOfWeek.Friday }", Type("public int N { get; set; }", "{N}"), "5"),
        Member("property made a field", "public int N;", "{N}", "3"),
        Member("setter made init-only", "public int N { get; init; }", "{N}", "3"),
        new("class made a struct", OldType, OldJob, "internal readonly record struct Live_R#(int N, string? Who) { public void Handle() => Plugins.Schema.Main.Mark(\"#\", $\"{N} {Who}\"); }", "3 x"),
        Member("int made a string", "public string? N { get; set; }", "{N}", "Data:member N: expected a string, found the number 3"),
        Member("one value made a list", "public List<int>? N { get; set; }", "{N}", "Data:member N: expected a collection of int, found the number 3"),

        Parameter("parameter added, with a default", "string name, int times, int power = 7", "{name} {times} {power}", "x 3 7"),
        Parameter("parameter added, without a default", "string name, int times, int power", "{power}", "Data:member power: required (an int), but missing"),
        Parameter("parameter removed", "string name", "{name}", "x"),
        Parameter("parameters reordered", "int times, string name", "{name} {times}", "x 3"),
        Parameter("parameter renamed, with a default", "string who = \"nobody\", int times = 0", "{who} {times}", "nobody 3"),
        Parameter("parameter renamed, without a default", "string who, int times", "{who}", "Data:member who: required (a string), but missing"),
        Parameter("parameter renamed, with its former name", "[FormerName(\"name\")] string who, int times", "{who} {times}", "x 3"),
        Parameter("parameter widened", "string name, long times", "{name} {times}", "x 3"),
        Parameter("parameter narrowed, the value fits", "string name, byte times", "{name} {times}", "x 3"),
        new("parameter narrowed, the value does not fit", Function("int times", "{times}"), "300", Function("byte times", "{times}"), "Data:member times: expected a byte, found the number 300"),
        Parameter("parameter made nullable", "string? name, int? times", "{name} {times}", "x 3"),
        Parameter("injected parameters added", "string name, LiveJob job, PluginContext context, CancellationToken ct", "{name} {job.Name} {context.Name}", "x live_R# Schema"),
        new("function made asynchronous", Function("int n", "{n}"), "3", "internal static class More# { internal static async System.Threading.Tasks.Task live_R#(int n) { await System.Threading.Tasks.Task.Yield(); Plugins.Schema.Main.Mark(\"#\", $\"{n}\"); } }", "3"),

        new("type moved to another namespace", OldType, OldJob, $"namespace Elsewhere {{ {Type("public int N { get; set; }", "{N}")} }}", "3"),
        new("type moved into another type", OldType, OldJob, $"internal static class Outer# {{ {Type("public int N { get; set; }", "{N}")} }}", "3"),
        new("function moved to another namespace and class", Function("int n", "{n}"), "3", "namespace Elsewhere { internal static class Other# { internal static void live_R#(int n) => Plugins.Schema.Main.Mark(\"#\", $\"{n}\"); } }", "3"),
        new("type renamed", OldType, OldJob, Type("public int N { get; set; }", "{N}", "Live_New#"), "Unknown:is unknown"),
        new("type renamed, with its former name", OldType, OldJob, "[FormerName(\"Live_R#\")] " + Type("public int N { get; set; }", "{N}", "Live_New#"), "3"),
        new("function renamed", Function("int n", "{n}"), "3", "internal static class More# { internal static void live_New#(int n) { } }", "Unknown:is unknown"),
        new("function renamed, with its former name", Function("int n", "{n}"), "3", "internal static class More# { [FormerName(\"live_R#\")] internal static void live_New#(int n) => Plugins.Schema.Main.Mark(\"#\", $\"{n}\"); }", "3"),
        new("type removed", OldType, OldJob, "", "Unknown:is unknown"),
        new("function removed", Function("int n", "{n}"), "3", "", "Unknown:is unknown"),
        new("handler removed", OldType, OldJob, "internal sealed class Live_R# { public int N { get; set; } }", "Unknown:no Handle or HandleAsync"),
        new("function made a type", Function("int N", "{N}"), "3", Type("public int N { get; set; }", "{N}"), "3"),
    ];

    private static SchemaRow Member(string change, string members, string shown, string expected) =>
        new(change, OldType, OldJob, Type(members, shown), expected);

    private static SchemaRow Parameter(string change, string parameters, string shown, string expected) =>
        new(change, Function("string name, int times", "{name} {times}"), "\"x\", 3", Function(parameters, shown), expected);

    private static string Type(string members, string shown, string name = "Live_R#") =>
        $"internal sealed class {name} {{ {members} public void Handle() => Plugins.Schema.Main.Mark(\"#\", $\"{shown}\"); }}";

    private static string Function(string parameters, string shown) =>
        $"internal static class More# {{ internal static void live_R#({parameters}) => Plugins.Schema.Main.Mark(\"#\", $\"{shown}\"); }}";
}
