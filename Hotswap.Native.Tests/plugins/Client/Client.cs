using Hotswap;
using Native.Contract;

namespace Native.Client;

/// <summary>Imports something, and has functions, live functions and a live type.</summary>
[HotswapPlugin]
public sealed partial class Client
{
    private readonly Dependencies _dependencies = new();

    public Dependencies Import() => _dependencies;

    public void OnLoad(object? data, PluginContext context)
    {
        Journal.Write($"Client.OnLoad {_dependencies.Probe.Reverse("abc")}");
        context.Run(async stop =>
        {
            try
            {
                await Task.Delay(Timeout.Infinite, stop);
            }
            finally
            {
                Journal.Write("Client's work ends");
            }
        });
    }

    public void OnFree() => Journal.Write("Client.OnFree");

    public partial object? InvokeFunc(string name, params object?[] args);

    [Invokable("reverse")]
    internal string Reverse(string text) => _dependencies.Probe.Reverse(text);

    [Invokable("sum")]
    internal long Sum(int a, long b, byte c = 1) => a + b + c;

    [Invokable("sum later")]
    internal async Task<long> SumLaterAsync(int a, int b)
    {
        await Task.Yield();
        return a + b;
    }

    [Invokable("order")]
    internal byte[] Order(string text) => LiveJobs.Note(new Live_Note
    {
        Text = text,
        Measures = [new Measure("m", 1), new Measure("s", double.NaN)],
        Tags = { ["one"] = 1, ["two"] = null },
        At = DateTimeOffset.UnixEpoch,
    }).ToBytes();

    internal static string live_Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));

    public sealed class Dependencies
    {
        public IProbe Probe { get; set; } = null!;
    }
}

internal sealed class Live_Note
{
    public string Text { get; set; } = "";

    public List<Measure> Measures { get; set; } = [];

    public Dictionary<string, int?> Tags { get; init; } = [];

    public DateTimeOffset At { get; set; }

    public Task HandleAsync(CancellationToken cancellation)
    {
        Journal.Write($"Note {Text}, {string.Join(" ", Measures)}, {Tags.Count} tags, {At.Year}");
        return Task.CompletedTask;
    }
}
