using Xunit;
using Verify = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS1006MisspelledLiveName>;

namespace Hotswap.Analyzers.Tests.Live;

public class HS1006Tests
{
    private const string Live = "static class Jobs { internal static void live_RollCall() { } internal static void live_Ab() { } [FormerName(\"live_Bark\")] internal static void live_Bar() { } } [FormerName(\"Live_Frogs\")] class Live_Frog { public int N { get; set; } } class Live_Fire { public int N { get; set; } } ";

    [Theory]
    [InlineData("[|\"live_RolCall\"|]")]
    [InlineData("[|\"live_Rollcalls\"|]")]
    [InlineData("[|\"Live_Fier\"|]")]
    [InlineData("[|\"live_RollCal\" + \"\"|]")]
    [InlineData("[|\"liveRollCall\"|]")]
    [InlineData("[|Name|]")]
    [InlineData("[|\"live_Ac\"|]")]
    [InlineData("[|\"live_Bxx\"|]")]
    public Task Flagged(string name) => Verify.Verify(
        Live + $"class C {{ const string Name = \"live_RoleCall\"; void M(Vault vault) {{ _ = vault.LiveFuncs.Contains({name}); }} }}");

    [Fact]
    public Task FlaggedWhereverAName() => Verify.Verify(
        Live + "class C { void M(Vault v) { _ = v.LiveFuncs[[|\"live_RollCal\"|]]; v.LiveTypes.TryGet([|\"live_Fir\"|], out _); _ = new LiveJob([|\"live_RollCalll\"|], default); using (v.Enter<Action>([|\"live_RolCall\"|], out _)) { } } }");

    [Theory]
    [InlineData("\"live_RollCall\"")]
    [InlineData("\"LIVE_ROLLCALL\"")]
    [InlineData("\"live_Storm\"")]
    [InlineData("\"live_Xy\"")]
    [InlineData("\"live_RollXXX\"")]
    [InlineData("\"live_Baxyz\"")]
    [InlineData("\"live_bark\"")]
    [InlineData("\"Live_Frogs\"")]
    [InlineData("other")]
    [InlineData("$\"live_RollCal{other}\"")]
    public Task Silent(string name) => Verify.Verify(
        Live + $"class C {{ void M(Vault vault, string other) {{ _ = vault.LiveFuncs.Contains({name}); Other(\"live_RolCall\"); }} void Other(string name) {{ }} }}");
}
