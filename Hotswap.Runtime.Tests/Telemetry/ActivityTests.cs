using System.Collections.Concurrent;
using System.Diagnostics;
using Hotswap.Runtime.Tests.Harness;

namespace Hotswap.Runtime.Tests.Telemetry;

public class ActivityTests : HostTest
{
    [Fact]
    public async Task AReloadIsAnActivityWithOneForEachPhase()
    {
        Folder.Write(Plugin("A"));
        using Activity test = new Activity("test").Start();
        using Recorder recorder = new(test);
        PluginHost host = await LoadedHostAsync();
        Folder.Write(Plugin("A") with { Greeting = "new" });
        LoadReport report = await host.ReloadAsync();
        test.Stop();

        Activity reload = Assert.Single(recorder.Stopped, a => a.OperationName == "hotswap.reload");
        Assert.Equal(test.SpanId, reload.ParentSpanId);
        Assert.Equal("ok", reload.GetTagItem("hotswap.outcome"));
        Assert.Equal("call", reload.GetTagItem("hotswap.trigger"));
        Assert.Equal(2L, reload.GetTagItem("hotswap.generation"));
        Activity[] phases = [.. recorder.Stopped.Where(a => a.OperationName == "hotswap.phase" && a.ParentSpanId == reload.SpanId)];
        Assert.Equal(report.Phases.Select(p => p.Stage.ToString()), phases.Select(a => a.GetTagItem("hotswap.phase")));
        Assert.Contains(phases, a => a.DisplayName == "hotswap.phase OnLoad");
        Assert.Single(recorder.Stopped, a => a.OperationName == "hotswap.load");
    }

    [Fact]
    public async Task AFailedReloadMarksItsActivityAndThePhaseThatFailed()
    {
        Folder.Write(Plugin("A") with { OnLoad = """throw new InvalidOperationException("no luck");""" });
        using Activity test = new Activity("test").Start();
        using Recorder recorder = new(test);
        PluginHost host = NewHost();
        PluginLoadException error = await AssertFailsAsync(() => host.LoadAsync());
        test.Stop();

        Activity load = Assert.Single(recorder.Stopped, a => a.OperationName == "hotswap.load");
        Assert.Equal(ActivityStatusCode.Error, load.Status);
        Assert.Equal(error.Message, load.StatusDescription);
        Activity phase = Assert.Single(recorder.Stopped, a => a.OperationName == "hotswap.phase" && a.Status == ActivityStatusCode.Error);
        Assert.Equal("OnLoad", phase.GetTagItem("hotswap.phase"));
    }

    [Fact]
    public async Task PluginCodeDoesNotSeeTheHostsActivity()
    {
        // It would keep it, and what hangs on it, in its timers and tasks.
        Folder.Write(Plugin("A") with { OnLoad = """Mark(System.Diagnostics.Activity.Current is null ? "none" : "some");""" });
        using Activity test = new Activity("test").Start();
        using Recorder recorder = new(test);
        await LoadedHostAsync();

        Assert.Contains("A.none", Marks);
    }

    private sealed class Recorder : IDisposable
    {
        private readonly ConcurrentQueue<Activity> _stopped = new();
        private readonly ActivityListener _listener;

        public Recorder(Activity root)
        {
            _listener = new ActivityListener
            {
                ShouldListenTo = s => s.Name == "Hotswap",
                Sample = (ref ActivityCreationOptions<ActivityContext> o) =>
                    o.TraceId == root.TraceId ? ActivitySamplingResult.AllData : ActivitySamplingResult.None,
                ActivityStopped = _stopped.Enqueue,
            };
            ActivitySource.AddActivityListener(_listener);
        }

        public IReadOnlyCollection<Activity> Stopped => [.. _stopped.Where(a => a.Source.Name == "Hotswap")];

        public void Dispose() => _listener.Dispose();
    }
}
