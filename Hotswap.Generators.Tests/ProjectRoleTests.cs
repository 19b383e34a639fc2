using Hotswap.Discovery;
using Hotswap.Generators.Tests.Harness;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hotswap.Generators.Tests;

/// <summary>What a project says of itself in its build properties.</summary>
public sealed class ProjectRoleTests
{
    [Theory]
    [InlineData("HotswapPlugin", true, false, false, false, false)]
    [InlineData("HotswapPluginLibrary", false, true, false, false, false)]
    [InlineData("HotswapContract", false, false, true, false, false)]
    [InlineData("HotswapHost", false, false, false, true, false)]
    [InlineData("HotswapStaticLinking", false, false, false, false, true)]
    public void PropertyThatIsTrueIsARole(string property, bool plugin, bool library, bool contract, bool host, bool linking)
    {
        foreach (string value in (string[])["true", "True", " TRUE "])
        {
            ProjectRole role = Read((property, value));
            Assert.Equal((plugin, library, contract, host, linking), (role.IsPlugin, role.IsPluginLibrary, role.IsContract, role.IsHost, role.StaticLinking));
            Assert.Equal(!linking, role.HasRole);
        }

        Assert.Equal(Read(), Read((property, "false")));
        Assert.Equal(Read(), Read((property, "yes")));
        Assert.Equal(Read(), Read((property, "")));
    }

    [Fact]
    public void ProjectThatSaysNothingHasNoRoleAndTheDefaults()
    {
        ProjectRole role = Read();
        Assert.False(role.HasRole);
        Assert.Null(role.PluginName);
        Assert.Equal("live_", role.LivePrefix);
        Assert.False(role.IsLifecycleOptional);
    }

    [Fact]
    public void TextsAreTrimmedAndBlankOnesAreNone()
    {
        ProjectRole role = Read(("HotswapPluginName", " moon "), ("HotswapLivePrefix", " job_ "), ("HotswapLifecycle", " optional "));
        Assert.Equal(("moon", "job_"), (role.PluginName, role.LivePrefix));
        Assert.True(role.IsLifecycleOptional);
        Assert.Equal(Read(), Read(("HotswapPluginName", " "), ("HotswapLivePrefix", " "), ("HotswapLifecycle", "")));
    }

    [Fact]
    public void EveryPropertyThatIsReadIsMadeVisibleToTheCompiler()
    {
        var asked = new Asked();
        ProjectRole.Read(asked);
        Assert.Equal(8, asked.Names.Count);
        Assert.Subset(new HashSet<string>(ProjectRole.Properties.Select(p => "build_property." + p)), asked.Names);
    }

    private static ProjectRole Read(params (string Name, string Value)[] properties) => ProjectRole.Read(new TestOptions(properties).GlobalOptions);

    private sealed class Asked : AnalyzerConfigOptions
    {
        public HashSet<string> Names { get; } = [];

        public override bool TryGetValue(string key, out string value)
        {
            Names.Add(key);
            value = null!;
            return false;
        }
    }
}
