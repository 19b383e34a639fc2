using Hotswap.Tool.Tests.Harness;

namespace Hotswap.Tool.Tests.Commands;

public class CommandLineTests
{
    [Theory]
    [InlineData("build")]
    [InlineData("check")]
    [InlineData("inspect")]
    [InlineData("clean")]
    [InlineData("doctor")]
    [InlineData("new")]
    [InlineData("completions")]
    public async Task HelpHasExamplesThatParse(string command)
    {
        ToolRun run = await ToolRun.GoodAsync(command, "--help");
        string[] examples = [.. run.Output.Split('\n').SkipWhile(l => l != "Examples:").Skip(1).Where(l => l.StartsWith("  hotswap ", StringComparison.Ordinal))];
        Assert.NotEmpty(examples);
        Assert.All(examples, e => Assert.StartsWith($"  hotswap {command} ", e, StringComparison.Ordinal));
    }

    [Fact]
    public async Task AsAProcess()
    {
        ToolRun help = await ToolProcess.RunAsync("--help");
        Assert.Equal((0, ""), (help.ExitCode, help.Error));
        Assert.Contains("inspect", help.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", help.Output, StringComparison.Ordinal);

        ToolRun bad = await ToolProcess.RunAsync("inspect", "missing.dll");
        Assert.Equal((1, ""), (bad.ExitCode, bad.Output));
        Assert.Contains("does not exist", bad.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hotswap ins", 11, "inspect")]
    [InlineData("hotswap new ", 12, "solution")]
    [InlineData("hotswap check --a", 17, "--allow-empty")]
    public async Task Completions(string line, int position, string expected) =>
        Assert.Contains(expected, (await ToolRun.GoodAsync($"[suggest:{position}]", line)).Output.Split('\n', StringSplitOptions.TrimEntries));

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("pwsh")]
    public async Task CompletionScriptsAskTheCommand(string shell) =>
        Assert.Contains("[suggest:", (await ToolRun.GoodAsync("completions", shell)).Output, StringComparison.Ordinal);

    [Fact]
    public async Task WhatIsNoFlagIsRefused()
    {
        Assert.StartsWith("hotswap: what is c? ", await ToolRun.BadAsync("build", "a", "b", "c"), StringComparison.Ordinal);
        Assert.StartsWith("hotswap: what is --typo? ", await ToolRun.BadAsync("build", "a", "b", "--typo", "--", "-c", "Debug"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnUnknownKindOfTemplate() => Assert.Equal(1, (await ToolRun.OfAsync("new", "database")).ExitCode);
}
