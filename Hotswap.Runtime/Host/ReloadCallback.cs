namespace Hotswap;

/// <summary>Called when the next generation is complete, before it serves. An exception from it aborts the swap.</summary>
/// <param name="next">The generation that is about to serve.</param>
/// <param name="previous">The generation that serves, or null on the first load.</param>
/// <param name="cancellationToken">Fires when the load is cancelled.</param>
public delegate ValueTask ReloadCallback(PluginManager next, PluginManager? previous, CancellationToken cancellationToken);
