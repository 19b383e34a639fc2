namespace Hotswap.Benchmarks.Peers;

/// <summary>A way to replace the plugin P0 of a folder while others call it.</summary>
internal interface ISwapper : IDisposable
{
    /// <summary>What it is called in tables.</summary>
    string Name { get; }

    /// <summary>Calls the plugin that is current. Thread-safe, also against <see cref="Reload"/>.</summary>
    string Call(string name);

    /// <summary>Loads what is in the folder and makes it current, and frees what was.</summary>
    /// <returns>How long it took until the new one was current.</returns>
    TimeSpan Reload();
}
