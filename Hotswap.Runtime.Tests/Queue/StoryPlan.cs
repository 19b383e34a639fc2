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
