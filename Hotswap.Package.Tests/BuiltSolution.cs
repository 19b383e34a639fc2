namespace Hotswap.Package.Tests;

/// <summary>A user's solution, restored and built once, with many nodes at a time, for tests that only look at it.</summary>
public sealed class BuiltSolution(PackedFeed feed) : IAsyncLifetime
{
    internal UserSolution Solution { get; } = UserSolution.Create(feed);

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => await Solution.DotnetAsync("build", "-m:8");

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
