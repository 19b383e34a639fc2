namespace Hotswap.Runtime.Tests.Queue;

/// <summary>A job that the plugin of the queue tests was given.</summary>
/// <param name="Version">The version of the plugin that runs it.</param>
/// <param name="What">What the test calls it.</param>
/// <param name="Job">The job.</param>
/// <param name="CancellationToken">The handler's token.</param>
public sealed record JobCall(string Version, string What, LiveJob Job, CancellationToken CancellationToken);
