using System.Collections.Concurrent;

namespace Livex.Contract;

/// <summary>Where jobs report what they did. Says it once for each pair of versions, and counts.</summary>
public sealed class Drill
{
    private readonly ConcurrentDictionary<(string Job, int ScheduledBy, int RunBy), int> _reports = new();

    /// <summary>How many jobs have reported.</summary>
    public int Reports => _reports.Values.Sum();

    /// <summary>How many of them were run by a newer version than had scheduled them.</summary>
    public int RunByNewerCode => _reports.Where(r => r.Key.RunBy > r.Key.ScheduledBy).Sum(r => r.Value);

    /// <summary>Whether a job that one version had scheduled was run by another, or by the same.</summary>
    public bool HasSeen(string job, int scheduledBy, int runBy) => _reports.ContainsKey((job, scheduledBy, runBy));

    /// <summary>Called by a job.</summary>
    /// <param name="job">The job's name.</param>
    /// <param name="scheduledBy">The version that scheduled it.</param>
    /// <param name="runBy">The version that runs it.</param>
    /// <param name="what">What it did.</param>
    public void Report(string job, int scheduledBy, int runBy, string what)
    {
        if (_reports.AddOrUpdate((job, scheduledBy, runBy), 1, (_, count) => count + 1) == 1)
        {
            Console.WriteLine($"  {job}, scheduled by version {scheduledBy}, run by version {runBy}: {what}");
        }
    }
}
