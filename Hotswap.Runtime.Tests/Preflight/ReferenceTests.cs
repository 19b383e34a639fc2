using System.Runtime.Loader;
using Hotswap.Runtime.Tests.Harness;

namespace Hotswap.Runtime.Tests.Preflight;

public class ReferenceTests : HostTest
{
    private readonly string _name = $"Contract{Guid.NewGuid():N}";

    [Fact]
    public async Task EveryTypeAndMemberThatTheHostsContractLacksIsNamed()
    {
        HostHas("""
            namespace C;
            public class Kept { public int Same(int n) => n; public int Retyped(int n) => n; public string Field = ""; }
            public interface IKept { void Still(); }
            public class Generic<T> { public T? Get(T? t) => t; }
            """);
        CompiledAssembly newer = PluginCompiler.Contract(_name, """
            namespace C;
            public class Kept { public int Same(int n) => n; public long Retyped(long n) => n; public int Field; public void Added() { } }
            public interface IKept { void Still(); void Newer(string text); }
            public class Generic<T> { public T? Get(T? t) => t; public T? Other(T? t) => t; }
            public class Fresh { public class Nested; }
            """);
        Folder.Write(
            Plugin("A") with
            {
                InvokeFunc = """
                    var kept = new C.Kept();
                    kept.Same(1); kept.Retyped(1); kept.Added(); kept.Field = 3;
                    new C.Generic<int>().Get(1); new C.Generic<string>().Other("");
                    C.IKept i = null!; i.Still(); i.Newer("");
                    return new C.Fresh.Nested();
                    """,
                Members = $$"""static Main() => Journal.Write("{{Key}}", "static constructor");""",
            },
            newer);

        PluginLoadException e = await AssertFailsAsync(() => NewHost().LoadAsync());
        foreach (string missing in new[] { "C.Fresh", "C.Fresh+Nested", "C.Kept: System.Int64 Retyped(System.Int64)", "Added()", "System.Int32 Field", "!0 Other(!0)", "Newer(System.String)" })
        {
            Assert.Contains(e.Errors, x => x.Plugin == "A" && x.Stage == LoadStage.Preflight && x.Message.Contains(missing, StringComparison.Ordinal));
        }

        Assert.DoesNotContain(e.Errors, x => x.Message.Contains("Same", StringComparison.Ordinal) || x.Message.Contains("Still", StringComparison.Ordinal) || x.Message.Contains("Get(", StringComparison.Ordinal));
        Assert.Equal(7, e.Errors.Count);
        Assert.Empty(Marks);
    }

    [Fact]
    public async Task WhatTheHostsNewerContractStillHasIsFine()
    {
        HostHas("""
            namespace C;
            public class Base { public int Moved(in int n, params string[] names) => n; }
            public class Kept : Base { public (int A, string? B) Tuple { get; init; } public event System.Action? Happened; public void Raise() => Happened?.Invoke(); }
            public enum Colour { Red, Green }
            public delegate ref readonly int Odd(out string text, System.Span<byte> bytes);
            """);
        CompiledAssembly older = PluginCompiler.Contract(_name, """
            namespace C;
            public class Kept { public int Moved(in int n, params string[] names) => n; public (int A, string? B) Tuple { get; init; } public event System.Action? Happened; public void Raise() => Happened?.Invoke(); }
            public enum Colour { Red }
            public delegate ref readonly int Odd(out string text, System.Span<byte> bytes);
            """);
        Folder.Write(
            Plugin("A") with
            {
                InvokeFunc = """
                    var kept = new C.Kept { Tuple = (1, "b") };
                    kept.Happened += () => { }; kept.Raise();
                    C.Odd? odd = null; odd?.Invoke(out _, stackalloc byte[1]);
                    return kept.Moved(3, "x") + kept.Tuple.A + (int)C.Colour.Red;
                    """,
            },
            older);
        PluginHost host = await LoadedHostAsync();
        Assert.Equal(4, host.InvokeFunc("A", "sum"));
    }

    [Fact]
    public async Task SharedAssemblyThatIsOlderInTheHostIsToldBeforeAnythingRuns()
    {
        HostHas("[assembly: System.Reflection.AssemblyVersion(\"1.0.0.0\")] public class K;");
        Folder.Write(Plugin("A") with { InvokeFunc = "return new K();" }, PluginCompiler.Contract(_name, "[assembly: System.Reflection.AssemblyVersion(\"2.0.0.0\")] public class K;"));

        PluginLoadException e = await AssertFailsAsync(() => NewHost().LoadAsync());
        Assert.Contains($"references {_name} 2.0.0.0, the host has the older 1.0.0.0", Assert.Single(e.Errors).Message, StringComparison.Ordinal);
        Assert.Empty(Marks);
    }

    [Fact]
    public async Task AssemblyThatIsNowhereIsTold()
    {
        Folder.Write(Plugin("A") with { InvokeFunc = "return new K();" }, PluginCompiler.Library("Nowhere", "public class K;"));
        PluginLoadException e = await AssertFailsAsync(() => NewHost().LoadAsync());
        Assert.Contains("references Nowhere 0.0.0.0, which is neither in its folder nor in the host", Assert.Single(e.Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DamagedPrivateDependencyIsTold()
    {
        CompiledAssembly library = PluginCompiler.Library("Library", "public class K;");
        Folder.Write(Plugin("A") with { InvokeFunc = "return new K();" }, library);
        Folder.WriteFile("A/Library.dll", library.Dll[..200]);
        PluginLoadException e = await AssertFailsAsync(() => NewHost().LoadAsync());
        Assert.Contains("its Library.dll is truncated or damaged", Assert.Single(e.Errors).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[assembly: System.Runtime.CompilerServices.ReferenceAssembly] public class K;", "Library", "its Library.dll is a reference assembly")]
    [InlineData("public class K;", "Other", "its Library.dll is the assembly Other under another name")]
    public async Task PrivateDependencyThatCannotBeLoadedIsToldBeforeAnythingRuns(string source, string name, string message)
    {
        Folder.Write(Plugin("A") with { InvokeFunc = "return new K();" }, PluginCompiler.Library("Library", "public class K;"));
        Folder.WriteFile("A/Library.dll", PluginCompiler.Library(name, source).Dll);
        PluginLoadException e = await AssertFailsAsync(() => NewHost().LoadAsync());
        PluginLoadError error = Assert.Single(e.Errors);
        Assert.Equal(("A", LoadStage.Preflight), (error.Plugin, error.Stage));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    private void HostHas(string source) =>
        AssemblyLoadContext.Default.LoadFromStream(new MemoryStream(PluginCompiler.Contract(_name, source).Dll));
}
