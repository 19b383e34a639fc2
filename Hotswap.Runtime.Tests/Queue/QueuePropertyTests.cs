using CsCheck;
using Hotswap.Runtime.Tests.Harness;

namespace Hotswap.Runtime.Tests.Queue;

/// <summary>Whatever is enqueued, fails, is retried, reloaded and stopped, in whatever order: no job is lost or overtakes another of its key.</summary>
public class QueuePropertyTests : HostTest
{
    [Fact]
    public async Task V06_OrderByKeyAndAtLeastOnceHoldUnderRandomDisturbances()
    {
        Folder.Write(QueuePlugin.Version("1"));
        PluginHost host = await LoadedHostAsync(o => o.WarmUpBudget = TimeSpan.Zero);
        await StoryPlan.Gen.SampleAsync(
            plan => new QueueStory(host, Folder, plan).LiveAsync(),
            iter: 60,
            threads: 1,
            print: plan => plan.ToString());
    }
}
