using Xunit;

namespace Hotswap.Tests.Live;

public sealed class FormerNameTests
{
    [Fact]
    public void V06_AThingIsFoundByTheNameThatItHad()
    {
        VaultTables tables = Tables(Func("live_New", "live_Old", "live_Older"), Func("live_Other"));
        Assert.True(tables.TryGetFunc("LIVE_older", out LiveFunc? found));
        Assert.Equal("live_New", found.Name);
        Assert.False(tables.TryGetFunc("live_Never", out _));
        Assert.Equal(2, tables.Funcs.Count);
    }

    [Fact]
    public void V06_APresentNameGoesBeforeAFormerOne()
    {
        VaultTables tables = Tables(Func("live_A", "live_B"), Func("live_B"));
        Assert.True(tables.TryGetFunc("live_b", out LiveFunc? found));
        Assert.Equal("live_B", found.Name);
    }

    [Fact]
    public void V06_TypesHaveFormerNamesToo()
    {
        var live = new LiveRegistration(null!);
        live.Add(new LiveType("Live_New", null, static _ => new object(), static _ => default) { FormerNames = ["Live_Old"] });
        Assert.True(new VaultTables([live], null).TryGetType("live_old", out LiveType? found));
        Assert.Equal("Live_New", found.Name);
    }

    private static LiveFunc Func(string name, params string[] former) => new(name, new Action(() => { })) { FormerNames = former };

    private static VaultTables Tables(params LiveFunc[] funcs)
    {
        var live = new LiveRegistration(null!);
        foreach (LiveFunc func in funcs)
        {
            live.Add(func);
        }

        return new VaultTables([live], null);
    }
}
