using Microsoft.CodeAnalysis.Testing;
using Xunit;
using Verify = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS1008UnrecordedLiveContract>;
using VerifyFix = Hotswap.Analyzers.Tests.FixVerifier<Hotswap.Analyzers.HS1008UnrecordedLiveContract, Hotswap.CodeFixes.LedgerFix>;

namespace Hotswap.Analyzers.Tests.Live;

public class HS1008Tests
{
    private const string World = "[HotswapPlugin] public class World { } ";

    [Theory]
    [InlineData("class A { internal static void [|live_X|]() { } }", "")]
    [InlineData("class A { internal static void live_X(int [|n|]) { } }", "live_X")]
    [InlineData("class A { internal static void live_X(long [|n|]) { } }", "live_X;live_X.n: int")]
    [InlineData("class [|Live_T|] { public int [|N|] { get; set; } }", "Live_U")]
    [InlineData("class Live_T { public Item? I { get; set; } } class Item { public int N { get; set; } public string? [|S|] { get; set; } }", "Live_T;Live_T.I: Item;Item.N: int")]
    [InlineData("class Live_T { public Item[]? [|I|] { get; set; } } class Item { public int N { get; set; } }", "Live_T;Live_T.I: Item;Item.N: int")]
    [InlineData("record Live_T(int N, Guid [|Id|]);", "Live_T;Live_T.N: int")]
    [InlineData("class A { internal static void live_X(LiveData [|data|]) { } }", "live_X;live_X.data: Hotswap.LiveData")]
    public Task Flagged(string source, string shipped) => Verify.Verify(World + source, Ledgers.Project(shipped, unshipped: null));

    [Theory]
    [InlineData("class A { internal static void live_X() { } }", "live_X", "")]
    [InlineData("class A { internal static void live_X(Vault v, int n, LiveJob j) { } }", "", "live_X;live_X.n: int")]
    [InlineData("class A { internal static void live_X(int n) { } }", "live_X", "live_X.n: int;# why")]
    [InlineData("class Live_T { public Item? I { get; set; } [HotswapIgnore] public int M { get; set; } } class Item { public int N { get; set; } }", "Live_T;Live_T.I: Item;Item.N: int", "")]
    [InlineData("class A { internal static void live_Vault(Action a) { } }", "", "")]
    [InlineData("class A { internal static void X(int n) { } } class T { public int N { get; set; } }", "", "")]
    [InlineData("class A { internal static void live_X(LiveData data) { } }", "live_X", "live_X.*: Hotswap.LiveData")]
    [InlineData("", "live_Old", "*REMOVED*live_Old")]
    [InlineData("class A { internal static void live_X(int? a, int[][] b, (int, string?) c, Dictionary<string, int?> d) { } }", "live_X;live_X.a: int?;live_X.b: int[][]", "live_X.c: (int, string);live_X.d: {string: int?}")]
    public Task Silent(string source, string shipped, string unshipped) => Verify.Verify(World + source, Ledgers.Project(shipped, unshipped));

    [Fact]
    public Task SilentWithoutALedger() => Verify.Verify(World + "class A { internal static void live_X() { } }", Sources.Project);

    [Fact]
    public Task LinesOfNoCodeAreFlaggedInTheLedger() => Verify.Verify(
        World + "class A { internal static void live_X() { } }",
        Ledgers.Project("live_X", "[|live_Y|];[|live_X.n: int|];[|*REMOVED*live_Z|]"));

    [Fact]
    public Task FixRecordsInOrderAndKeepsCommentsInPlace() => VerifyFix.Verify(
        World + "class A { internal static void live_A() { } internal static void [|live_B|]() { } internal static void live_C() { } }",
        World + "class A { internal static void live_A() { } internal static void live_B() { } internal static void live_C() { } }",
        Ledgers.Project("", "live_A;# why;live_C"),
        fixedFiles: Ledgers.Files("", "live_A;live_B;# why;live_C"));

    [Theory]
    [InlineData("# of the guilds\r\nlive_A\r\n\r\n# of the shops\r\nlive_C\r\n", "# of the guilds\r\nlive_A\r\nlive_B\r\n\r\n# of the shops\r\nlive_C\r\n")]
    [InlineData("# nothing yet\n\n", "# nothing yet\nlive_B\n")]
    [InlineData("# first\nlive_C\n  live_A", "# first\nlive_C\n  live_A\nlive_B\n")]
    [InlineData("live_C\nlive_C\n", "live_B\nlive_C\nlive_C\n")]
    public Task FixLeavesTheOtherLinesAsTheyAre(string before, string after) => VerifyFix.Verify(
        World + "class A { internal static void [|live_B|]() { } internal static void live_A() { } internal static void live_C() { } }",
        World + "class A { internal static void live_B() { } internal static void live_A() { } internal static void live_C() { } }",
        Sources.Project with { AdditionalFiles = new Dictionary<string, string> { ["LiveContract.Unshipped.txt"] = before, ["LiveContract.Shipped.txt"] = "live_A\nlive_C\n" } },
        fixedFiles: new Dictionary<string, string> { ["LiveContract.Unshipped.txt"] = after, ["LiveContract.Shipped.txt"] = "live_A\nlive_C\n" });

    [Fact]
    public Task FixRecordsAllThatAProjectLacks() => VerifyFix.Verify(
        World + "class A { internal static void [|live_X|](int [|n|]) { } } class [|Live_T|] { public Item? [|I|] { get; set; } } class Item { public int [|N|] { get; set; } }",
        World + "class A { internal static void live_X(int n) { } } class Live_T { public Item? I { get; set; } } class Item { public int N { get; set; } }",
        Ledgers.Project("", ""),
        fixedFiles: Ledgers.Files("", "Item.N: int;Live_T;Live_T.I: Item;live_X;live_X.n: int"));

    [Fact]
    public Task FixCreatesTheUnshippedFile() => VerifyFix.Verify(
        World + "class A { internal static void [|live_X|]() { } }",
        World + "class A { internal static void live_X() { } }",
        Ledgers.Project("", unshipped: null),
        fixedFiles: Ledgers.Files("", "live_X"));

    [Fact]
    public Task FixCreatesTheShippedFile() => VerifyFix.Verify(
        World + "class A { internal static void [|live_X|]() { } }",
        World + "class A { internal static void live_X() { } }",
        Ledgers.Project(shipped: null, ""),
        fixedFiles: new Dictionary<string, string> { ["LiveContract.Unshipped.txt"] = "live_X\n", ["LiveContract.Shipped.txt"] = "" });

    [Fact]
    public Task FixPutsTheWidenedInThePlaceOfTheShipped() => VerifyFix.Verify(
        World + "class A { internal static void live_X(long [|n|]) { } }",
        World + "class A { internal static void live_X(long n) { } }",
        Ledgers.Project("live_X;live_X.n: int", ""),
        fixedFiles: Ledgers.Files("live_X;live_X.n: int", "*REMOVED*live_X.n: int;live_X.n: long"));

    [Fact]
    public Task FixAcceptsNoBreak() => VerifyFix.Verify(
        World + "class A { internal static void live_X(string [|n|]) { } }",
        World + "class A { internal static void live_X(string n) { } }",
        Ledgers.Project("live_X;live_X.n: int", ""),
        fixedFiles: Ledgers.Files("live_X;live_X.n: int", "live_X.n: string"));

    [Fact]
    public Task FixReplacesWhatWasRecordedButNeverShipped() => VerifyFix.Verify(
        World + "class A { internal static void live_X(string [|n|]) { } }",
        World + "class A { internal static void live_X(string n) { } }",
        Ledgers.Project("", "live_X;{|HS1008:live_X.n: int|}"),
        fixedFiles: Ledgers.Files("", "live_X;live_X.n: string"));
}
