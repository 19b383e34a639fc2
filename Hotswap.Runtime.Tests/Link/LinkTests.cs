using Hotswap.Runtime.Tests.Harness;

namespace Hotswap.Runtime.Tests.Link;

/// <summary>What plugins of these tests export and import.</summary>
public interface INamed
{
    string Name { get; }
}

/// <summary>An interface that the exports of these tests do not implement.</summary>
public interface IUnfit;

public class LinkTests : HostTest
{
    private const string Contract = "global::Hotswap.Runtime.Tests.Link.INamed";

    private PluginText Exporter(string name, string answer = "first") => Plugin(name) with
    {
        ExportType = Contract,
        Export = $"return new Exported();",
        Types = $$"""internal sealed class Exported : {{Contract}} { public string Name => "{{name}} {{answer}}"; }""",
    };

    private PluginText Importer(string name, params string[] imports) => Plugin(name) with
    {
        ImportType = "Deps",
        Import = "return _deps;",
        Members = "private readonly Deps _deps = new();",
        OnLoad = """Mark("got " + string.Join(",", _deps.All().Select(d => d?.Name ?? "null")));""",
        InvokeFunc = """return string.Join(",", _deps.All().Select(d => d?.Name ?? "null"));""",
        Types = $$"""
            public sealed class Deps
            {
                {{string.Concat(imports.Select(i => $"public {Contract}? {i} {{ get; set; }}\n"))}}
                [HotswapIgnore] public string? Ignored { get; set; }
                internal string? Internal { get; set; }
                public IEnumerable<{{Contract}}?> All() => [{{string.Join(", ", imports)}}];
            }
            """,
    };

    private PluginText Both(string name, string import) => Importer(name, import) with
    {
        ExportType = Contract,
        Export = $"return new Exported(this);",
        Members = "internal readonly Deps _deps = new();",
        Types = Importer(name, import).Types + $$"""internal sealed class Exported(Main main) : {{Contract}} { public string Name => "{{name}} of " + main._deps.All().Single()!.Name; }""",
    };

    [Fact]
    public async Task D01_ImportsAreSetBeforeAnyOnLoadAndNamesIgnoreCase()
    {
        Folder.Write(Importer("A", "CORE", "Zeta"));
        Folder.Write(Exporter("Core"));
        Folder.Write(Exporter("zeta"));
        PluginHost host = await LoadedHostAsync();

        Assert.Contains("A.got Core first,zeta first", Marks);
        Assert.Equal("Core first,zeta first", host.InvokeFunc("a", "imports"));
        Assert.Equal(["Core", "zeta", "A"], host.Current!.Plugins.Select(p => p.Name));
    }

    [Fact]
    public async Task D02_IgnoredAndNonPublicMembersAreNoDependencies()
    {
        Folder.Write(Importer("A", "Core"));
        Folder.Write(Exporter("Core"));
        PluginHost host = await LoadedHostAsync();
        Assert.Equal(["Core"], host.Current!.FindPlugin("A")!.Manifest.Dependencies.Select(d => d.Name));
    }

    [Fact]
    public async Task D03_UnknownDependency()
    {
        Folder.Write(Importer("A", "Nowhere"));
        PluginLoadException e = await AssertFailsAsync(() => NewHost().LoadAsync());
        Assert.StartsWith("<hotswap:A> Preflight: unknown dependency: Nowhere. plugin: A", e.Message, StringComparison.Ordinal);
        Assert.Empty(Marks);
    }

    [Fact]
    public async Task D04_ExportThatDoesNotFitNamesBoth()
    {
        Folder.Write(Exporter("Core"));
        Folder.Write(Importer("A", "Core") with
        {
            Types = Importer("A", "Core").Types.Replace("INamed? Core", "IUnfit? Core", StringComparison.Ordinal).Replace("=> [Core]", "=> []", StringComparison.Ordinal),
        });
        PluginLoadException e = await AssertFailsAsync(() => NewHost().LoadAsync());
        PluginLoadError error = Assert.Single(e.Errors);
        Assert.Contains("Exported", error.Message, StringComparison.Ordinal);
        Assert.Contains("IUnfit", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("A.OnLoad", Marks);
    }

    [Fact]
    public async Task D05_NotReloadablePluginMayNotDependOnAReloadableOne()
    {
        Folder.Write(Exporter("Core"));
        Folder.Write(Importer("A", "Core") with { Reloadable = "return false;" });
        PluginLoadException e = await AssertFailsAsync(() => NewHost().LoadAsync());
        Assert.Contains("not reloadable but depends on Core", Assert.Single(e.Errors).Message, StringComparison.Ordinal);

        Folder.Write(Exporter("Core") with { Reloadable = "return false;" });
        await LoadedHostAsync();
    }

    [Fact]
    public async Task D05_WhatAPluginThatStaysImportsMayNotBeReplaced()
    {
        // Not reloadable when both were loaded, but now.
        Folder.Write(Exporter("Core") with { Reloadable = $"""return AppContext.GetData("{Key}") is not null;""" });
        Folder.Write(Importer("A", "Core") with { Reloadable = "return false;" });
        PluginHost host = await LoadedHostAsync();
        AppContext.SetData(Key, true);
        Folder.Write(Exporter("Core", "second") with { Reloadable = "return false;" });

        PluginLoadException e = await AssertFailsAsync(() => host.ReloadAsync());
        AppContext.SetData(Key, null);
        PluginLoadError error = Assert.Single(e.Errors);
        Assert.Equal(("A", LoadStage.Reloadable), (error.Plugin, error.Stage));
        Assert.Contains("not reloadable but imports Core, which is to be replaced", error.Message, StringComparison.Ordinal);
        Assert.Equal("Core first", host.InvokeFunc("A", "imports"));
    }

    [Theory]
    [InlineData("A", "A -> A")]
    [InlineData("AB", "A -> B -> A")]
    [InlineData("ABC", "A -> B -> C -> A")]
    public async Task D06_CyclesArePrinted(string names, string cycle)
    {
        for (int i = 0; i < names.Length; i++)
        {
            Folder.Write(Both(names[i].ToString(), names[(i + 1) % names.Length].ToString()));
        }

        PluginLoadException e = await AssertFailsAsync(() => NewHost().LoadAsync());
        Assert.Contains(cycle, Assert.Single(e.Errors).Message, StringComparison.Ordinal);
        Assert.Empty(Marks);
    }

    [Fact]
    public async Task D07_PluginThatExportsNothingOrders()
    {
        Folder.Write(Plugin("Zero"));
        Folder.Write(Importer("A", "Zero"));
        PluginHost host = await LoadedHostAsync();
        Assert.Equal(["Zero", "A"], host.Current!.Plugins.Select(p => p.Name));
        Assert.Equal("null", host.InvokeFunc("A", "imports"));
    }

    [Fact]
    public async Task D07_ImportThatReturnsNullOnlyOrders()
    {
        Folder.Write(Exporter("Zero"));
        Folder.Write(Importer("A", "Zero") with { Import = "return null!;" });
        PluginHost host = await LoadedHostAsync();
        Assert.Equal(["Zero", "A"], host.Current!.Plugins.Select(p => p.Name));
        Assert.Equal("null", host.InvokeFunc("A", "imports"));
    }

    [Fact]
    public async Task D08_UnchangedDependentsAreRelinkedTransitively()
    {
        Folder.Write(Exporter("Core"));
        Folder.Write(Both("Middle", "Core"));
        Folder.Write(Importer("Top", "Middle"));
        Folder.Write(Exporter("Apart"));
        PluginHost host = await LoadedHostAsync();
        Journal.Clear(Key);

        Folder.Write(Exporter("Core", "second"));
        LoadReport report = await host.ReloadAsync();

        Assert.Equal("generation 2: Apart unchanged, Core ok, Middle relinked, Top relinked", report.ToString());
        Assert.Equal("Middle of Core second", host.InvokeFunc("Top", "imports"));
        await host.WaitForVerdictsAsync();

        // D09: each before what it imports.
        Assert.Equal(["Top.OnFree", "Middle.OnFree", "Core.OnFree"], Marks.Where(m => m.EndsWith("OnFree", StringComparison.Ordinal)));
        Assert.Equal(3, host.VersionTotals.Collected);
    }

    [Fact]
    public async Task D08_StrictPolicyFails()
    {
        Folder.Write(Exporter("Core"));
        Folder.Write(Importer("A", "Core"));
        PluginHost host = await LoadedHostAsync(o => o.DependentPolicy = DependentPolicy.Fail);
        Folder.Write(Exporter("Core", "second"));

        PluginLoadException e = await AssertFailsAsync(() => host.ReloadAsync());
        Assert.Contains("Core was rebuilt while A, which imports it, was not", Assert.Single(e.Errors).Message, StringComparison.Ordinal);
        Assert.Equal("Core first", host.InvokeFunc("A", "imports"));
    }

    [Fact]
    public async Task D09_OnFreeRunsInReverseDependencyOrder()
    {
        Folder.Write(Importer("A", "M"));
        Folder.Write(Both("M", "Z"));
        Folder.Write(Exporter("Z"));
        PluginHost host = await LoadedHostAsync();
        await AssertGoneAsync(host);
        Assert.Equal(["A.OnFree", "M.OnFree", "Z.OnFree"], Marks.TakeLast(3));
    }
}
