using Hotswap.Tool.Terminal;

namespace Hotswap.Tool.Tests.Harness;

/// <summary>One run of the tool, in this process, as it writes where there is no terminal.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Error)
{
    public static async Task<ToolRun> OfAsync(CancellationToken cancellation, params string[] args)
    {
        StringWriter output = new();
        StringWriter error = new();
        int exitCode = await HotswapTool.RunAsync(args, new ToolConsole(output, error), cancellation);
        return new ToolRun(exitCode, output.ToString(), error.ToString());
    }

    public static Task<ToolRun> OfAsync(params string[] args) => OfAsync(CancellationToken.None, args);

    /// <summary>Runs it and expects it to end well.</summary>
    public static async Task<ToolRun> GoodAsync(params string[] args)
    {
        ToolRun run = await OfAsync(args);
        Assert.True(run.ExitCode == 0, $"hotswap {string.Join(' ', args)} ended with {run.ExitCode}:\n{run.Output}\n{run.Error}");
        return run;
    }

    /// <summary>Runs it and expects exit code 1, an error on the error stream, and nothing else.</summary>
    public static async Task<string> BadAsync(params string[] args)
    {
        ToolRun run = await OfAsync(args);
        Assert.Equal(1, run.ExitCode);
        Assert.Equal("", run.Output);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        return run.Error;
    }
}
