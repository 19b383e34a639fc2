namespace Hotswap.Tool.Doctor;

/// <summary>What <c>hotswap doctor</c> found.</summary>
/// <param name="Target">The process or dump.</param>
/// <param name="Versions">The plugin versions of all hosts in it.</param>
/// <param name="StoppedMilliseconds">How long the process stood still; null for a dump.</param>
internal sealed record DoctorReport(string Target, IReadOnlyList<HeldVersion> Versions, long? StoppedMilliseconds);
