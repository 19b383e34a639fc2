using CsCheck;

namespace Hotswap.Runtime.Tests.Queue;

/// <summary>What happens in one run of the property test.</summary>
/// <param name="Workers">Workers of each queue; 0 for tick mode.</param>
/// <param name="Capacity">Capacity of each queue.</param>
/// <param name="Jobs">The jobs, each key's in the order in which they are enqueued.</param>
/// <param name="Disturbances">What happens meanwhile, one after the other.</param>
internal sealed record StoryPlan(int Workers, int Capacity, JobPlan[] Jobs, Disturbance[] Disturbances)
{
    public static Gen<StoryPlan> Gen { get; } =
        from workers in CsCheck.Gen.Int[0, 4]
        from capacity in CsCheck.Gen.Int[1, 12]
        from jobs in JobPlan.Gen.Array[1, 60]
        from disturbances in CsCheck.Gen.Enum<Disturbance>().Array[0, 5]
        select new StoryPlan(workers, capacity, jobs, disturbances);

    public override string ToString() =>
        $"{Workers} workers, capacity {Capacity}, {string.Join(", ", Disturbances)}; jobs: {string.Join(' ', Jobs.Select(j => $"{j.Key}:{j.Failures}{(j.Yields ? "y" : "")}"))}";
}

/// <summary>A job of a <see cref="StoryPlan"/>.</summary>
/// <param name="Key">Its key; 0 for none.</param>
/// <param name="Failures">How many times it fails before it succeeds.</param>
/// <param name="Yields">Whether its handler goes on asynchronously.</param>
internal sealed record JobPlan(int Key, int Failures, bool Yields)
{
    public static Gen<JobPlan> Gen { get; } =
        from key in CsCheck.Gen.Int[0, 4]
        from failures in CsCheck.Gen.Frequency((5, CsCheck.Gen.Const(0)), (2, CsCheck.Gen.Int[1, 3]))
        from yields in CsCheck.Gen.Bool
        select new JobPlan(key, failures, yields);
}

/// <summary>What happens while jobs are enqueued and run.</summary>
internal enum Disturbance
{
    /// <summary>The plugin is reloaded.</summary>
    Reload,

    /// <summary>The queue is stopped, and what is left goes into another.</summary>
    Stop,

    /// <summary>The same, and the handlers that run are cancelled.</summary>
    HurriedStop,
}
