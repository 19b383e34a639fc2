using System.Runtime;
using System.Runtime.CompilerServices;
using Hotswap.Runtime.Tests.Harness;

namespace Hotswap.Runtime.Tests.WarmUp;

/// <summary>What the warm-up is for: after a swap, no path into a plugin compiles anything on its caller's thread.</summary>
public class FirstCallTests : HostTest
{
    [Theory]
    [InlineData("by name")]
    [InlineData("by name, awaited")]
    [InlineData("task")]
    [InlineData("delegate")]
    [InlineData("export")]
    [InlineData("live function")]
    [InlineData("started in OnLoad")]
    public async Task FirstCallAfterASwapCompilesNothing(string path)
    {
        Folder.Write(PluginCompiler.Plugin("A", Source(1)));
        PluginHost host = await LoadedHostAsync();
        Assert.Equal("1", Call(host, path).Answer);
        Folder.Write(PluginCompiler.Plugin("A", Source(2)));
        await host.ReloadAsync();

        (string answer, long compiled) = Call(host, path);
        Assert.Equal("2", answer);
        Assert.Equal(0, compiled);
    }

    [Fact]
    public async Task WithoutWarmUpTheFirstCallCompiles()
    {
        Folder.Write(PluginCompiler.Plugin("A", Source(1)));
        PluginHost host = await LoadedHostAsync(o => o.WarmUpBudget = TimeSpan.Zero);
        Call(host, "by name");
        Folder.Write(PluginCompiler.Plugin("A", Source(2)));
        await host.ReloadAsync();

        Assert.InRange(Call(host, "by name").Compiled, 1, long.MaxValue);
    }

    // The host's own code has run before, so that all that is compiled here is the plugin's.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (string Answer, long Compiled) Call(PluginHost host, string path)
    {
        long before = JitInfo.GetCompiledMethodCount(currentThread: true);
        string answer = Ask(host, path);
        return (answer, JitInfo.GetCompiledMethodCount(currentThread: true) - before);
    }

    private static string Ask(PluginHost host, string path)
    {
        switch (path)
        {
            case "by name":
                return (string)host.InvokeFunc("A", "say", 0)!;
            case "by name, awaited":
                return (string)host.InvokeFuncAsync("A", "say", 0).GetAwaiter().GetResult()!;
            case "task":
                return (string)host.InvokeFuncAsync("A", "later", 0).GetAwaiter().GetResult()!;
            case "live function":
                host.RunAsync(new LiveJob("live_say", LiveData.FromJson("""{"extra":0}"""u8))).GetAwaiter().GetResult();
                return Said.Latest!;
        }

        using Lease lease = host.Enter(out PluginManager generation);
        Plugin plugin = generation.FindPlugin("A")!;
        return path switch
        {
            "delegate" => plugin.GetFunc<Func<int, string>>("say")(0),
            "export" => plugin.GetExport<ISaying>().Say(0),
            _ => plugin.GetExport<ISaying>().Started(0),
        };
    }

    private static string Source(int version) => $$"""
        using System;
        using System.Threading.Tasks;
        using Hotswap;
        using Hotswap.Runtime.Tests.WarmUp;

        [HotswapPlugin("A")]
        public sealed partial class Main : ISaying
        {
            private Func<int, string> _started = null!;
            private Speaker? _speaker;

            public void OnLoad(object? data)
            {
                _speaker = Find(data) ?? new Speaker();
                _started = _speaker.Say;
            }

            public void OnInit(Vault vault) { }
            public void OnFree() { }
            public ISaying Export() => this;
            public object? Import() => null;
            public bool Reloadable() => true;
            public partial object? InvokeFunc(string name, params object?[] args);

            [Invokable("say")]
            public string Say(int extra) => _speaker!.Say(extra);

            [Invokable("later")]
            public async Task<string> Later(int extra) => await Middle(Say(extra));

            public string Started(int extra) => _started(extra);

            private static async Task<string> Middle(string text) => text.Length == 0 ? await Task.FromResult("nothing") : text;

            private static Speaker? Find(object? data) => data as Speaker;
        }

        internal static class Jobs
        {
            internal static void live_say(int extra) => Said.Latest = new Speaker().Say(extra);
        }

        internal sealed class Speaker
        {
            private readonly Counter _counter = new();

            public int Number => {{version}};

            public string Say(int extra) => _counter.Counted < 0 ? throw Failed() : Total(extra).ToString(System.Globalization.CultureInfo.InvariantCulture);

            private int Total(int extra)
            {
                int total = Number;
                for (int i = 0; i < extra; i++)
                {
                    total += i;
                }

                return total;
            }

            private static Exception Failed() => new InvalidOperationException("counted too far");
        }

        internal sealed class Counter
        {
            public int Counted { get; private set; }

            public void Count() => Counted++;
        }
        """;
}
