using System.Diagnostics.Metrics;
using System.Reflection;
using System.Text.RegularExpressions;
using Hotswap.Runtime.Tests.Harness;
using Microsoft.Extensions.Logging;

namespace Hotswap.Runtime.Tests.Telemetry;

/// <summary>Holds docs/operations.md against what the code reports.</summary>
public partial class OperationsPageTests : HostTest
{
    private static readonly string _page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "operations.md"));

    [Fact]
    public void EveryEventIsOnThePageWithItsLevelAndNoOther()
    {
        string[] code = [.. typeof(Log).GetMethods(BindingFlags.Static | BindingFlags.Public)
            .Select(m => m.GetCustomAttribute<LoggerMessageAttribute>())
            .OfType<LoggerMessageAttribute>()
            .OrderBy(a => a.EventId)
            .Select(a => $"{a.EventId} {a.Level}")];
        Assert.NotEmpty(code);
        Assert.Equal(code.Distinct(), code);
        Assert.Equal(code, EventRow().Matches(_page).Select(m => $"{m.Groups["id"].Value} {m.Groups["level"].Value}"));
    }

    [Fact]
    public void EventsThatAlarmsSpeakOfExist()
    {
        string[] ids = [.. EventRow().Matches(_page).Select(m => m.Groups["id"].Value)];
        string[] named = [.. EventNamed().Matches(_page).SelectMany(m => Number().Matches(m.Value)).Select(m => m.Value)];
        Assert.True(named.Length >= 8);
        Assert.Empty(named.Except(ids));
    }

    [Fact]
    public void EveryWarningAndErrorSaysWhatToDo() => Assert.All(
        EventRow().Matches(_page).Where(m => m.Groups["level"].Value is "Warning" or "Error"),
        m => Assert.NotEmpty(m.Groups["todo"].Value.Trim()));

    [Fact]
    public async Task EveryInstrumentIsOnThePageWithKindAndUnitAndNoOther()
    {
        PluginHost host = NewHost();
        using MeterProbe hosts = new(host);
        await using LiveQueue queue = await LiveQueue.StartAsync(host);
        using MeterProbe queues = new(queue);
        Instrument[] instruments = [.. hosts.Instruments, .. queues.Instruments];
        string[] code = [.. instruments
            .Select(i => $"{i.Name} {i.GetType().Name.Split('`')[0]} {i.Unit}")
            .Order(StringComparer.Ordinal)];
        Assert.NotEmpty(code);
        Assert.Equal(code, InstrumentRow().Matches(_page)
            .Select(m => $"{m.Groups["name"].Value} {m.Groups["kind"].Value} {m.Groups["unit"].Value}")
            .Order(StringComparer.Ordinal));
        Assert.All(instruments, i => Assert.False(string.IsNullOrWhiteSpace(i.Description)));
    }

    [Fact]
    public async Task EveryNameThatThePageSpeaksOfExists()
    {
        PluginHost host = NewHost();
        using MeterProbe hosts = new(host);
        await using LiveQueue queue = await LiveQueue.StartAsync(host);
        using MeterProbe queues = new(queue);
        IEnumerable<string> names = typeof(TelemetryNames).GetFields(BindingFlags.Static | BindingFlags.Public)
            .Select(f => (string)f.GetRawConstantValue()!)
            .Where(n => n.StartsWith("hotswap.", StringComparison.Ordinal));
        Assert.Equal(
            hosts.Instruments.Concat(queues.Instruments).Select(i => i.Name).Concat(names).Distinct().Order(StringComparer.Ordinal),
            Name().Matches(_page).Select(m => m.Groups[1].Value).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void TheNamesOfTriggersAreThoseOfThePage()
    {
        string row = _page.Split('\n').Single(l => l.StartsWith("| `hotswap.trigger` |", StringComparison.Ordinal));
        Assert.All(Enum.GetValues<ReloadTrigger>(), t => Assert.Contains($"`{t.Name()}`", row, StringComparison.Ordinal));
    }

    [Fact]
    public void OptionsThatThePageNamesExist()
    {
        string[] options = [.. Option().Matches(_page).Select(m => m.Groups[1].Value).Distinct()];
        Assert.Contains(nameof(PluginHostOptions.DrainWarnAfter), options);
        IEnumerable<string> known = typeof(PluginHostOptions).GetProperties().Select(p => p.Name)
            .Concat(typeof(PluginHost).GetProperties().Select(p => p.Name))
            .Concat(typeof(LiveQueueOptions).GetProperties().Select(p => p.Name))
            .Concat(Enum.GetNames<LoadStage>())
            .Concat(["Hotswap", "AddHotswap", "LoadStage", "Enter", "EnterAsync", "LiveQueue", "MetadataUpdateHandler", "Plugin", "Retiring"]);
        Assert.Empty(options.Except(known));
    }

    [GeneratedRegex(@"^\| (?<id>\d+) \| (?<level>\w+) \|[^|]+\|(?<todo>[^|]*)\|$", RegexOptions.Multiline)]
    private static partial Regex EventRow();

    [GeneratedRegex(@"[Ee]vents? \d+((,| and| or) \d+)*")]
    private static partial Regex EventNamed();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();

    [GeneratedRegex(@"^\| `(?<name>hotswap\.[a-z.]+)` \| (?<kind>Counter|Histogram|ObservableGauge|UpDownCounter) \| (?<unit>\S+) \|", RegexOptions.Multiline)]
    private static partial Regex InstrumentRow();

    [GeneratedRegex(@"`(hotswap\.[a-z._]+)`")]
    private static partial Regex Name();

    [GeneratedRegex(@"`([A-Z][A-Za-z]+)`")]
    private static partial Regex Option();
}
