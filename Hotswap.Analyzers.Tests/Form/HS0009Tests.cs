using Xunit;
using Verify = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS0009LostRegistration>;
using VerifyFix = Hotswap.Analyzers.Tests.FixVerifier<Hotswap.Analyzers.HS0009LostRegistration, Hotswap.CodeFixes.LostRegistrationFix>;

namespace Hotswap.Analyzers.Tests.Form;

public class HS0009Tests
{
    private const string Contract =
        "[assembly: HotswapContract] public interface IMenu { string Title { get; set; } int Count(string s); void Register(string name, Action a); void Put(string name, object it); List<string> Items { get; } event Action? Opened; } public class Totals { public int Plugins; public int Free { get; set; } }";

    [Theory]
    [InlineData("public void OnInit(Vault vault) { [|vault.DataBag[\"a\"] = 1|]; }")]
    [InlineData("public void OnInit(Vault vault) { DataBag bag = vault.DataBag; [|bag.TryAdd(\"a\", this)|]; }")]
    [InlineData("public void OnInit(Vault vault) { var menu = vault.GetExtension<IMenu>(); [|menu.Register(\"a\", () => { })|]; }")]
    [InlineData("public void OnInit(Vault vault) { var menu = vault.GetExtension<IMenu>(); [|menu.Put(\"a\", this)|]; menu.Put(\"b\", 1); }")]
    [InlineData("public void OnInit(Vault vault) { [|vault.GetExtension<IMenu>().Title = \"t\"|]; }")]
    [InlineData("public void OnInit(Vault vault) { [|((IMenu)vault.Extension!).Items.Add(\"t\")|]; }")]
    [InlineData("public void OnInit(Vault vault) { IMenu menu = vault.GetExtension<IMenu>(); [|menu.Opened += Run|]; } void Run() { }")]
    [InlineData("public async Task OnInit(Vault vault) { await Task.Yield(); Fill(vault); } private void Fill(Vault vault) { [|vault.DataBag[\"a\"] = 1|]; }")]
    [InlineData("public void OnInit(Vault vault) { foreach (string s in new[] { \"a\" }.Where(s => [|vault.DataBag.TryAdd(s, 1)|])) { } Action now = () => [|vault.DataBag[\"b\"] = 1|]; now(); }")]
    [InlineData("public void OnInit(Vault vault) { var all = vault.GetExtension<Totals>(); [|all.Plugins++|]; [|--all.Free|]; }")]
    [InlineData("private IMenu? _menu; public void OnInit(Vault vault) { _menu = vault.GetExtension<IMenu>(); [|_menu.Register(\"a\", () => { })|]; [|_menu.Title = \"t\"|]; }")]
    [InlineData("public void OnInit(Vault vault) => Later.Run(async () => { await Task.Yield(); [|vault.DataBag[\"a\"] = 1|]; }); static class Later { public static void Run(Func<Task> what) => what(); }")]
    [InlineData("public void OnInit(Vault vault) => [|vault.DataBag[\"a\"] = 1|];")]
    public Task Flagged(string members) => Verify.Verify(Sources.Plugin(members), Sources.Project.Referencing("Menu", Contract));

    [Theory]
    [InlineData("public void OnPublish(Vault vault) { vault.DataBag[\"a\"] = 1; vault.GetExtension<IMenu>().Title = \"t\"; }")]
    [InlineData("public void OnInit(Vault vault) { object? a = vault.DataBag[\"a\"]; vault.DataBag.TryGet(\"b\", out a); int n = vault.DataBag.Count; }")]
    [InlineData("public void OnInit(Vault vault) { string t = vault.GetExtension<IMenu>().Title; int n = vault.GetExtension<IMenu>().Count(\"x\"); }")]
    [InlineData("private Vault? _vault; public void OnInit(Vault vault) { _vault = vault; } public void Later() { _vault!.DataBag[\"a\"] = 1; }")]
    [InlineData("public void OnInit(Vault vault) { var own = new Dictionary<string, object>(); own[\"a\"] = 1; own.Add(\"b\", this); }")]
    [InlineData("public void OnInit(Vault vault) { Fill(vault); } public void OnPublish(Vault vault) { Fill(vault); } private void Fill(Vault vault) { vault.DataBag[\"a\"] = 1; }")]
    [InlineData("public void OnInit(Vault vault) { vault.DataBag.Remove(\"a\"); }")]
    [InlineData("public void OnInit(PluginContext context, Vault vault) => context.Run(async ct => { await Task.Delay(1, ct); vault.DataBag[\"a\"] = 1; });")]
    [InlineData("public void OnInit(PluginContext context, Vault vault) => context.Run(async ct => { await Task.Run(() => vault.DataBag[\"a\"] = 1, ct); });")]
    [InlineData("public void OnInit(Vault vault) { } private void Never(Vault vault) => vault.DataBag[\"a\"] = 1;")]
    [InlineData("private Action? _later; public void OnInit(Vault vault) { _later = () => vault.DataBag[\"a\"] = 1; }")]
    [InlineData("private Timer? _timer; event Action? Ticked; public void OnInit(Vault vault) { _timer = new Timer(_ => vault.DataBag[\"a\"] = 1); Ticked += () => vault.DataBag.TryAdd(\"b\", 1); }")]
    [InlineData("private readonly List<Action> _own = []; private IMenu? _menu; public void OnInit(Vault vault) { _menu = vault.GetExtension<IMenu>(); _own.Add(() => { }); } public void OnPublish(Vault vault) => _menu!.Register(\"a\", () => { });")]
    public Task Silent(string members) => Verify.Verify(Sources.Plugin(members), Sources.Project.Referencing("Menu", Contract));

    [Fact]
    public Task FixMovesTheStatementsToANewOnPublish() => VerifyFix.Verify(
        """
        [HotswapPlugin]
        public sealed class World
        {
            private int _n;

            public void OnInit(Vault vault)
            {
                _n = 1;
                [|vault.DataBag["a"] = _n|];
                [|vault.DataBag["b"] = (Action)(() => _n++)|];
            }

            public void OnFree() { }
        }
        """,
        """
        [HotswapPlugin]
        public sealed class World
        {
            private int _n;

            public void OnInit(Vault vault)
            {
                _n = 1;
            }

            public void OnPublish(Vault vault)
            {
                vault.DataBag["a"] = _n;
                vault.DataBag["b"] = (Action)(() => _n++);
            }

            public void OnFree() { }
        }
        """,
        Sources.Project);

    [Theory]
    [InlineData("public void OnInit(Vault vault) { int n = 1; [|vault.DataBag[\"a\"] = n|]; }")]
    [InlineData("public void OnInit(Vault vault) { if (vault.DataBag.Count == 0) { [|vault.DataBag[\"a\"] = 1|]; } }")]
    [InlineData("public Task OnInit(Vault vault) => Task.FromResult([|vault.DataBag.TryAdd(\"a\", 1)|]);")]
    public Task FixIsNotOfferedWhereTheStatementCannotStandAlone(string members)
    {
        string source = Sources.Plugin(members);
        return VerifyFix.Verify(source, source, Sources.Project);
    }

    [Fact]
    public Task FixMovesTheVariablesThatComeFromTheVault() => VerifyFix.Verify(
        """
        [HotswapPlugin]
        public sealed class World
        {
            public void OnInit(Vault vault)
            {
                var menu = vault.GetExtension<IMenu>();
                DataBag bag = vault.DataBag;
                // The first entry.
                [|menu.Register("a", () => { })|]; // a
                [|menu.Title = "t"|];
                [|bag["a"] = 1|];
                int count = bag.Count;
            }
        }
        """,
        """
        [HotswapPlugin]
        public sealed class World
        {
            public void OnInit(Vault vault)
            {
                DataBag bag = vault.DataBag;
                int count = bag.Count;
            }

            public void OnPublish(Vault vault)
            {
                var menu = vault.GetExtension<IMenu>();
                // The first entry.
                menu.Register("a", () => { }); // a
                menu.Title = "t";
                DataBag bag = vault.DataBag;
                bag["a"] = 1;
            }
        }
        """,
        Sources.Project.Referencing("Menu", Contract));

    [Fact]
    public Task FixMovesWhatIsTheWholeOfOnInit() => VerifyFix.Verify(
        """
        [HotswapPlugin]
        public sealed class World
        {
            public void OnInit(Vault vault) => [|vault.DataBag["a"] = 1|]; // all
        }
        """,
        """
        [HotswapPlugin]
        public sealed class World
        {
            public void OnInit(Vault vault)
            {
            } // all

            public void OnPublish(Vault vault)
            {
                vault.DataBag["a"] = 1;
            }
        }
        """);

    [Fact]
    public Task FixGoesBeforeTheReturnThatEndsOnPublish() => VerifyFix.Verify(
        Sources.Plugin("public void OnInit(Vault vault) { [|vault.DataBag[\"a\"] = (Func<int>)(() => 1)|]; } public Task OnPublish(Vault vault) { Console.Write(1); return Task.CompletedTask; }"),
        Sources.Plugin("public void OnInit(Vault vault) { } public Task OnPublish(Vault vault) { Console.Write(1); vault.DataBag[\"a\"] = (Func<int>)(() => 1); return Task.CompletedTask; }"));

    [Theory]
    [InlineData("public partial class World { public void OnPublish(Vault vault) { } }")]
    [InlineData("public class Base { public void OnPublish(Vault vault) { } } public partial class World : Base { }")]
    public Task FixIsNotOfferedWhereOnPublishStandsElsewhere(string other)
    {
        string source = "[HotswapPlugin] public partial class World { public void OnInit(Vault vault) { [|vault.DataBag[\"a\"] = 1|]; } } " + other;
        return VerifyFix.Verify(source, source);
    }

    [Theory]
    [InlineData("public void OnInit(Vault vault) { var bag = vault.DataBag; bag = vault.DataBag; [|bag[\"a\"] = 1|]; }")]
    [InlineData("public void OnInit(Vault vault, PluginContext c) { var name = c.Name; [|vault.DataBag[name] = 1|]; }")]
    [InlineData("public void OnInit(Vault vault) { var bag = vault.DataBag; [|bag[\"a\"] = 1|]; } public void OnPublish(Vault vault) { int bag = 3; }")]
    [InlineData("public void OnInit(Vault vault) { [|vault.DataBag[\"a\"] = 1|]; } public void OnPublish(Vault vault) { if (vault.DataBag.Count > 3) { return; } }")]
    [InlineData("public void OnInit(Vault vault) {\n#if DEBUG\n vault.DataBag.Remove(\"b\");\n#else\n [|vault.DataBag[\"a\"] = 1|];\n#endif\n }")]
    [InlineData("public void OnInit(Vault vault) { var list = new List<object?> { vault.DataBag[\"b\"] }; [|vault.DataBag[\"a\"] = list|]; }")]
    public Task FixLeavesWhatNeedsMoreThanTheVault(string members)
    {
        string source = Sources.Plugin(members);
        return VerifyFix.Verify(source, source);
    }
}
