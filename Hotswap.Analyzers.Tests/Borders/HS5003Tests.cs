using Xunit;
using Verify = Hotswap.Analyzers.Tests.AnalyzerVerifier<Hotswap.Analyzers.HS5003TypeOutsideContract>;

namespace Hotswap.Analyzers.Tests.Borders;

public class HS5003Tests
{
    [Theory]
    [InlineData("public P [|Export|]() => new(); public class P { }")]
    [InlineData("public IOwn [|Export|]() => null!; public interface IOwn { }")]
    [InlineData("public List<P>? [|Export|]() => null; public class P { }")]
    [InlineData("public Lib? [|Export|]() => null;")]
    [InlineData("public Deps Import() => new(); public class Deps { public IOwn? [|Sky|] { get; set; } } public interface IOwn { }")]
    [InlineData("public Deps Import() => new(); public class Deps { public IWorld? Sea { get; set; } public Lib? [|Sky|] { get; set; } }")]
    [InlineData("public void OnInit(Vault vault) { var a = [|vault.GetExtension<P>()|]; var b = [|vault.GetExtension<List<P>>()|]; } public class P { }")]
    [InlineData("public void OnPublish(Vault vault) => [|vault.GetExtension<Lib>()|].ToString();")]
    public Task Flagged(string members) => Verify.Verify(Sources.Plugin(members), Sources.Project.Referencing("Lib", "public class Lib { }"));

    [Theory]
    [InlineData("public IWorld? Export() => null;")]
    [InlineData("public object? Export() => null; public object? Import() => null;")]
    [InlineData("public IReadOnlyList<string>? Export() => null;")]
    [InlineData("public Func<IWorld, int>? Export() => null;")]
    [InlineData("public Deps Import() => new(); public class Deps { public IWorld? Sky { get; set; } [HotswapIgnore] public P? Own { get; set; } public P? ReadOnly => null; } public class P { }")]
    [InlineData("public Vault? Export() => null; private P Other() => new(); public class P { }")]
    [InlineData("public void OnInit(Vault vault) { var a = vault.GetExtension<IWorld>(); var b = vault.GetExtension<Dictionary<string, int>>(); M<IHost>(vault); } static T M<T>(Vault vault) where T : class => vault.GetExtension<T>();")]
    public Task Silent(string members) => Verify.Verify(Sources.Plugin(members), Sources.Project.Referencing("Lib", "public class Lib { }"));
}
