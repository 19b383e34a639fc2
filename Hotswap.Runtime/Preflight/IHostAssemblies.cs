namespace Hotswap;

/// <summary>What a host has of assemblies: the running one, or one that lies in a folder and is not run. Thread-safe.</summary>
internal interface IHostAssemblies
{
    /// <summary>Whether the assembly of that name belongs to the shared framework.</summary>
    bool IsFramework(string name);

    /// <summary>The host's assembly of that name, ignoring case, or null if it has none.</summary>
    HostAssembly? Find(string name);
}
