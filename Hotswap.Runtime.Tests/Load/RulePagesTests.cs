using System.Reflection;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using Hotswap.Runtime.Tests.Harness;

namespace Hotswap.Runtime.Tests.Load;

/// <summary>Holds what the pages of rules show of a host against what a host says.</summary>
public partial class RulePagesTests : HostTest
{
    private const string Sky = """
        using Hotswap;
        [HotswapPlugin("sky")] public sealed class Sky
        {
            public void OnLoad(object? data) { }
            public void OnInit(Vault vault) => Forecast.Today = "rain";
            public void OnFree() { }
            public object? Export() => null;
            public object? Import() => null;
            public bool Reloadable() => true;
            public object? InvokeFunc(string name, params object?[] args) => name == "today" ? Forecast.Today : this;
        }
        public static class Forecast { public static string Today = "unknown"; }
        """;

    [Fact]
    public async Task APluginThatReferencesAnotherHasACopyOfItsStatics()
    {
        CompiledAssembly sky = PluginCompiler.Plugin("Sky", Sky);
        Folder.Write(sky);
        Folder.Write(Plugin("World") with { InvokeFunc = "return Forecast.Today;" }, sky);
        Folder.WriteFile("World/Sky.dll", sky.Dll);
        PluginHost host = await LoadedHostAsync();

        AssertShown("HS5001", $"sky says: {host.InvokeFunc("sky", "today")}", $"world says: {host.InvokeFunc("World", "today")}");
    }

    [Fact]
    public async Task AHostThatReferencesAPluginHasACopyOfItsStaticsAndOtherTypes()
    {
        CompiledAssembly sky = PluginCompiler.Plugin("Sky", Sky);
        Folder.Write(sky);
        PluginHost host = await LoadedHostAsync();
        AssemblyLoadContext own = new("the host's own", isCollectible: true);
        Assembly referenced = own.LoadFromStream(new MemoryStream(sky.Dll));

        AssertShown(
            "HS5002",
            $"sky says: {host.InvokeFunc("sky", "today")}",
            $"host says: {referenced.GetType("Forecast")!.GetField("Today")!.GetValue(null)}",
            $"sky is a Sky: {referenced.GetType("Sky")!.IsInstanceOfType(host.InvokeFunc("sky", "self"))}");
        own.Unload();
    }

    [Fact]
    public async Task APropertyThatIsNotValidIsRefused()
    {
        Folder.Write(PluginCompiler.Plugin(
            "Named", "[Hotswap.HotswapPlugin] public class Named { }", new Dictionary<string, string> { ["HotswapLivePrefix"] = "live-", ["HotswapLifecycle"] = "Optional" }));
        PluginLoadException refused = await AssertFailsAsync(() => NewHost().LoadAsync());

        AssertShown("HS0006", $"{nameof(PluginLoadException)}: {refused.Message}");
    }

    /// <summary>Asserts that the page has a block of output of these lines, however they are broken.</summary>
    private static void AssertShown(string rule, params string[] lines) => Assert.Contains(
        string.Join(' ', lines),
        Output().Matches(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "rules", rule + ".md")))
            .Select(m => m.Groups["text"].Value.Trim().ReplaceLineEndings(" ")));

    [GeneratedRegex("```text\n(?<text>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Output();
}
