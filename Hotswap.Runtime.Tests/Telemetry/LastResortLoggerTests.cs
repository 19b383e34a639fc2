using Hotswap.Runtime.Tests.Harness;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hotswap.Runtime.Tests.Telemetry;

/// <summary>What a host without loggers says, and what it leaves to exceptions.</summary>
[Collection(AloneCollection.Name)]
public class LastResortLoggerTests : FakeTimeTest
{
    private readonly StringWriter _said = new();
    private readonly TextWriter _error;
    private readonly TextWriter _before = Console.Error;

    public LastResortLoggerTests()
    {
        _error = TextWriter.Synchronized(_said);
        Console.SetError(_error);
    }

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await base.DisposeAsync();
        Console.SetError(_before);
    }

    [Fact]
    public async Task AReloadThatNobodyCalledForDoesNotFailUnseen()
    {
        Folder.Write(Plugin("A"));
        PluginHost host = NewHost(o => Watching(o, new PluginHostOptions().LoggerFactory));
        await host.LoadAsync();
        Assert.Equal("", Said());

        Folder.Write(Plugin("A") with { OnLoad = "throw new InvalidOperationException(\"no database\");" });
        await PumpAsync(() => Said().EndsWith('\n'));

        string line = Assert.Single(Said().Split('\n', StringSplitOptions.RemoveEmptyEntries), l => l.StartsWith("error: ", StringComparison.Ordinal));
        Assert.StartsWith("error: Hotswap[2] Load failed, what served before still serves: ", line, StringComparison.Ordinal);
        Assert.Contains("no database", line, StringComparison.Ordinal);
        Assert.Equal("hello", Greet(host, "A"));
    }

    [Fact]
    public async Task ALoadThatWasCalledForThrowsAndSaysNothing()
    {
        Folder.Write(Plugin("A") with { OnLoad = "throw new InvalidOperationException(\"no database\");" });
        PluginHost host = NewHost(o => o.LoggerFactory = new PluginHostOptions().LoggerFactory);

        PluginLoadException e = await AssertFailsAsync(() => host.LoadAsync());
        Assert.Contains("no database", e.Message, StringComparison.Ordinal);
        Assert.Equal("", Said());
    }

    [Fact]
    public async Task AHostThatWantsSilenceHasIt()
    {
        Folder.Write(Plugin("A"));
        PluginHost host = NewHost(o => Watching(o, NullLoggerFactory.Instance));
        await host.LoadAsync();
        Folder.Write(Plugin("A") with { OnLoad = "throw new InvalidOperationException();" });
        await PumpAsync(() => host.LastLoad?.Error is not null);
        await PumpAMinuteAsync();

        Assert.Equal("", Said());
    }

    private void Watching(PluginHostOptions options, ILoggerFactory loggers)
    {
        OnFakeTime(options);
        options.Watch = true;
        options.LoggerFactory = loggers;
    }

    private string Said()
    {
        lock (_error)
        {
            return _said.ToString();
        }
    }
}
