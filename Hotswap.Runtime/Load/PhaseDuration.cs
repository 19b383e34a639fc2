namespace Hotswap;

/// <summary>How long a step of a load took.</summary>
/// <param name="Stage">The step.</param>
/// <param name="Elapsed">Its time.</param>
public sealed record PhaseDuration(LoadStage Stage, TimeSpan Elapsed);
