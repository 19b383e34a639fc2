using System.Resources;
using Hotswap.Runtime.Tests.Harness;

namespace Hotswap.Runtime.Tests.Load;

public class SatelliteTests : HostTest
{
    [Fact]
    public async Task ResourcesComeInTheLanguageThatIsAskedFor()
    {
        Write("hello", "hallo");
        PluginHost host = await LoadedHostAsync();
        Assert.Equal("hallo", host.InvokeFunc("A", "say", "de"));
        Assert.Equal("hello", host.InvokeFunc("A", "say", "fr"));
        Assert.Equal("hello", host.InvokeFunc("A", "say", ""));

        // The new version has new ones, although the old ones are in use under the same names.
        Write("hello", "servus");
        await host.ReloadAsync();
        Assert.Equal("servus", host.InvokeFunc("A", "say", "de"));
    }

    [Fact]
    public async Task SatelliteThatIsGoneFromDiskStillAnswers()
    {
        Write("hello", "hallo");
        PluginHost host = await LoadedHostAsync();
        Folder.Remove("A");
        Assert.Equal("hallo", host.InvokeFunc("A", "say", "de"));
    }

    private void Write(string neutral, string german)
    {
        PluginText text = Plugin("A") with
        {
            InvokeFunc = """return Texts.GetString("greeting", new System.Globalization.CultureInfo((string)args[0]!));""",
            Members = """private static readonly System.Resources.ResourceManager Texts = new("Plugins.A.Texts", typeof(Main).Assembly);""",
        };
        Folder.Write(PluginCompiler.WithResource("A", text.ToString(), isPlugin: true, "Plugins.A.Texts.resources", Resources(neutral)));
        CompiledAssembly satellite = PluginCompiler.WithResource(
            "A.resources", """[assembly: System.Reflection.AssemblyCulture("de")]""", isPlugin: false, "Plugins.A.Texts.de.resources", Resources(german));
        Folder.WriteFile("A/de/A.resources.dll", satellite.Dll);
    }

    private static byte[] Resources(string greeting)
    {
        using MemoryStream bytes = new();
        using (ResourceWriter writer = new(bytes))
        {
            writer.AddResource("greeting", greeting);
        }

        return bytes.ToArray();
    }
}
