using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;
using Verify = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS1007BrokenLiveContract>;

namespace Hotswap.Analyzers.Tests.Live;

/// <summary>The ledger's lines are separated by semicolons; findings in it are marked as those in code.</summary>
public class HS1007Tests
{
    private const string World = "[HotswapPlugin] public class World { } ";
    private const string Fire = "class Live_Fire { public int Rounds { get; set; } public Weapon? With { get; set; } } class Weapon { public int Damage { get; set; } } ";
    private const string FireShipped = "Live_Fire;Live_Fire.Rounds: int;Live_Fire.With: Weapon;Weapon.Damage: int";

    [Theory]
    [InlineData("[|live_RollCall|];live_RollCall.name: string", "")]
    [InlineData("[|Live_Fire|];Live_Fire.Rounds: int", "class Live_Fired { public int Rounds { get; set; } }")]
    [InlineData("live_X;live_X.name: string", "class A { internal static void [|live_X|]() { } }")]
    [InlineData("live_X;live_X.name: string", "class A { internal static void live_X(int [|name|]) { } }")]
    [InlineData("live_X;live_X.n: long", "class A { internal static void live_X(int [|n|]) { } }")]
    [InlineData("live_X;live_X.n: int?", "class A { internal static void live_X(int [|n|]) { } }")]
    [InlineData("live_X", "class A { internal static void live_X(int [|n|]) { } }")]
    [InlineData("live_X;live_X.*: Hotswap.LiveData", "class A { internal static void [|live_X|](int [|n|]) { } }")]
    [InlineData("Live_T;Live_T.N: int", "class [|Live_T|] { [HotswapIgnore] public int N { get; set; } }")]
    [InlineData("Live_T;Live_T.N: int", "class [|Live_T|] { public int M { get; set; } }")]
    [InlineData("Live_T;Live_T.N: int", "class [|Live_T|] { public required int [|M|] { get; set; } }")]
    [InlineData("Live_T;Live_T.N: int[]", "class Live_T { public int [|N|] { get; set; } }")]
    [InlineData("Live_T;Live_T.N: {string: int}", "class Live_T { public Dictionary<string, string> [|N|] { get; set; } = new(); }")]
    [InlineData("Live_T;Live_T.N: (int, string)", "class Live_T { public (int, string, int) [|N|] { get; set; } }")]
    [InlineData("Live_T;Live_T.N: (int, string)", "class Live_T { public (int, int) [|N|] { get; set; } }")]
    [InlineData("Live_T;Live_T.N: int?[]", "class Live_T { public int[] [|N|] { get; set; } = []; }")]
    [InlineData("Live_T;Live_T.N: (int?, int)", "class Live_T { public (int, int?) [|N|] { get; set; } }")]
    [InlineData("Live_T;Live_T.N: (int, int)?[]", "class Live_T { public (int, int)[] [|N|] { get; set; } = []; }")]
    [InlineData("Live_T;Live_T.P: Point?[];Point.X: int", "class Live_T { public Point[] [|P|] { get; set; } = []; } struct Point { public int X { get; set; } }")]
    [InlineData("Live_T;Live_T.N: int??", "class Live_T { public int [|N|] { get; set; } }")]
    [InlineData("live_X;live_X.n: int;live_X.m: int", "class A { internal static void live_X(int n, string [|m|]) { } }")]
    [InlineData("Live_T;Live_T.N: ulong", "enum E { A } class Live_T { public E [|N|] { get; set; } }")]
    [InlineData("Live_T;Live_T.W: Old.Weapon[];Old.Weapon.Damage: int", "class Live_T { public List<Weapon>? W { get; set; } } class [|Weapon|] { public int Harm { get; set; } }")]
    [InlineData("[|live_Vault|]", "class A { internal static void live_Vault(Action a) { } }")]
    public Task Flagged(string shipped, string source) => Verify.Verify(World + source, Ledgers.Project(shipped));

    [Theory]
    [InlineData("live_X;live_X.n: int", "class A { internal static void live_X(Vault v, int n, CancellationToken t) { } }")]
    [InlineData("live_X;live_X.n: int", "class A { internal static void LIVE_X(long n, string s = \"\") { } }")]
    [InlineData("live_X;live_X.n: int", "class A { internal static void live_X(int? n) { } }")]
    [InlineData("live_X;live_X.n: ushort;live_X.f: float;live_X.d: long", "class A { internal static void live_X(int n, double f, decimal d) { } }")]
    [InlineData("live_Old;live_Old.n: int", "class A { [FormerName(\"live_Old\")] internal static void live_New([FormerName(\"n\")] int count) { } }")]
    [InlineData("Live_Old;Live_Old.N: int", "[FormerName(\"Live_Old\")] class Live_New { [FormerName(\"N\")] public int Count { get; set; } }")]
    [InlineData("Live_T;Live_T.N: int", "namespace Moved { struct Live_T { public int N; public string? Added; } }")]
    [InlineData("Live_T;Live_T.N: int[]", "class Live_T { public HashSet<int> N { get; } = []; }")]
    [InlineData("Live_T;Live_T.N: int", "enum E { A } class Live_T { public E N { get; set; } }")]
    [InlineData("Live_T;Live_T.W: Old.Weapon;Old.Weapon.Damage: int", "class Live_T { public New.Gun? W { get; set; } } namespace New { class Gun { public long Damage { get; set; } } }")]
    [InlineData("Live_T;Live_T.Next: Live_T;Live_T.N: int", "class Live_T { public Live_T? Next { get; set; } public int N { get; set; } }")]
    [InlineData("Live_T;Live_T.P: Pair<int, Weapon[]>;Pair<int, Weapon[]>.A: int;Weapon.Damage: int", "class Live_T { public Pair<int, Weapon[]>? P { get; set; } } class Pair<TA, TB> { public TA? A { get; set; } public TB? B { get; set; } } class Weapon { public int Damage { get; set; } }")]
    [InlineData("Live_T;Live_T.N: int?[]", "class Live_T { public List<int?> N { get; set; } = []; }")]
    [InlineData("Live_T;Live_T.N: (int, int)", "class Live_T { public (int?, long) N { get; set; } }")]
    [InlineData("Live_T;Live_T.P: Point?[];Point.X: int", "class Live_T { public Point[]? P { get; set; } } class Point { public int X { get; set; } }")]
    [InlineData("Live_T;Live_T.P: Point?;Point.X: int", "class Live_T { public Point? P { get; set; } } class Point { public int X { get; set; } }")]
    [InlineData("live_X", "class A { internal static void live_X(int n = 1, string s = \"\") { } }")]
    [InlineData("live_X;live_X.n: int", "class A { internal static void live_X(int n) { } } class B { [FormerName(\"live_X\")] internal static void live_A() { } }")]
    [InlineData("Gone.Type.N: int;# live_Comment;", "")]
    public Task Silent(string shipped, string source) => Verify.Verify(World + source, Ledgers.Project(shipped));

    [Theory]
    [InlineData(
        "{|#0:live_RollCall|};live_RollCall.name: string",
        "",
        "'live_RollCall' is no longer a live name that jobs are run by, but was shipped: queued jobs of it fail; bring it back, or mark what took its place with [FormerName(\"live_RollCall\")], or accept it with the line '*REMOVED*live_RollCall' in LiveContract.Unshipped.txt")]
    [InlineData(
        "live_X;live_X.name: string",
        "class A { internal static void {|#0:live_X|}() { } }",
        "'live_X.name' was shipped and is gone: what queued jobs hold under that name is lost; bring it back, or mark what took its place with [FormerName(\"name\")], or accept it with the line '*REMOVED*live_X.name: string' in LiveContract.Unshipped.txt")]
    [InlineData(
        "live_X;live_X.n: (int, long?[])",
        "class A { internal static void live_X(Dictionary<string, int> {|#0:n|}) { } }",
        "'live_X.n' was shipped as (int, long?[]) and is {string: int} now: what queued jobs hold may be refused; keep the old type, or give the new one another name, or accept it with the line '*REMOVED*live_X.n: (int, long?[])' in LiveContract.Unshipped.txt")]
    [InlineData(
        "live_X",
        "class A { internal static void live_X(int {|#0:n|}) { } }",
        "'live_X.n' is needed, but was not shipped: queued jobs do not have it and are refused; give it a default, or make it not required")]
    [InlineData(
        "live_X;live_X.*: Hotswap.LiveData",
        "class A { internal static void {|#0:live_X|}() { } }",
        "'live_X' took the payload of its jobs as it was, and no longer does: queued jobs may be refused; keep the LiveData parameter, or accept it with the line '*REMOVED*live_X.*: Hotswap.LiveData' in LiveContract.Unshipped.txt")]
    [InlineData(
        "{|#0:live X|}",
        "",
        "'live X' is no line of a live contract, so that it guards nothing; write it as 'live_Name' or 'Owner.Member: type'")]
    public Task MessageSaysWhatBecomesOfJobsAndWhatToDo(string shipped, string source, string message) => Verify.Verify(
        World + source,
        Ledgers.Project(shipped),
        new DiagnosticResult("HS1007", DiagnosticSeverity.Warning).WithLocation(0).WithMessage(message));

    [Theory]
    [InlineData("sbyte", "short")]
    [InlineData("byte", "short")]
    [InlineData("uint", "long")]
    [InlineData("long", "double")]
    [InlineData("System.Half", "float")]
    [InlineData("ulong", "System.Int128")]
    [InlineData("System.Guid", "System.Guid")]
    [InlineData("bytes", "byte[]")]
    public Task WidenedIsSilent(string stored, string now) =>
        Verify.Verify(World + $"class Live_T {{ public {now} N {{ get; set; }} = default!; }}", Ledgers.Project("Live_T;Live_T.N: " + stored));

    [Theory]
    [InlineData("short", "byte")]
    [InlineData("int", "uint")]
    [InlineData("sbyte", "ulong")]
    [InlineData("System.Int128", "double")]
    [InlineData("double", "decimal")]
    [InlineData("decimal", "double")]
    [InlineData("string", "byte[]")]
    [InlineData("bool", "int")]
    public Task NarrowedIsFlagged(string stored, string now) =>
        Verify.Verify(World + $"class Live_T {{ public {now} [|N|] {{ get; set; }} = default!; }}", Ledgers.Project("Live_T;Live_T.N: " + stored));

    [Fact]
    public Task SilentWithoutALedger() => Verify.Verify(World + Fire, Sources.Project);

    [Fact]
    public Task SilentWhereAllIsAsShipped() => Verify.Verify(World + Fire, Ledgers.Project(FireShipped, unshipped: null));

    [Fact]
    public Task SilentWhileALiveThingIsAtFault() =>
        Verify.Verify(World + "interface Live_Fire { }", Ledgers.Project(FireShipped));

    [Theory]
    [InlineData("*REMOVED*Live_Fire", "")]
    [InlineData("*REMOVED*Live_Fire.Rounds: int", "class Live_Fire { public Weapon? With { get; set; } } class Weapon { public int Damage { get; set; } }")]
    [InlineData("*REMOVED*Weapon.Damage: int", "class Live_Fire { public int Rounds { get; set; } public Weapon? With { get; set; } } class Weapon { public string? Damage { get; set; } }")]
    public Task AcceptedRemovalIsSilent(string unshipped, string source) =>
        Verify.Verify(World + source, Ledgers.Project(FireShipped, unshipped));

    [Fact]
    public Task LinesThatAreNoneAreFlaggedInBothFiles() =>
        Verify.Verify(World, Ledgers.Project("[|live X|]", "[|*REMOVED*live.Y|];[|Live_T.N: []|];[|Live_T.N: (int, )|];[|Live_T.N: int[,]|];[|.N: int|];[|Live_T.N: {int}|]"));

    [Fact]
    public Task BreakInAContractsTypeIsSaidWhereItIsUsed() => Verify.Verify(
        World + "class Live_T { public Item? [|Held|] { get; set; } }",
        Ledgers.Project("Live_T;Live_T.Held: Item;Item.Price: int").Referencing("Shop", "[assembly: HotswapContract] public class Item { public string? Price { get; set; } }"));
}
