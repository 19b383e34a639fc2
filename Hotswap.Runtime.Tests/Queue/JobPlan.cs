using CsCheck;

namespace Hotswap.Runtime.Tests.Queue;

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
