namespace Hotswap.Generators;

/// <summary>Names of the generator's steps. Every step has one, and tests go through all of them.</summary>
public static class TrackingNames
{
    /// <summary>The project's role, from its build properties.</summary>
    public const string Role = nameof(Role);

    /// <summary>The live prefix, or null where nothing is to be scanned.</summary>
    public const string ScanPrefix = nameof(ScanPrefix);

    /// <summary>The files of a plugin.</summary>
    public const string Trees = nameof(Trees);

    /// <summary>What the scan found, file by file.</summary>
    public const string Scan = nameof(Scan);

    /// <summary>The model of the plugin.</summary>
    public const string Plugin = nameof(Plugin);

    /// <summary>The model of the entry.</summary>
    public const string Entry = nameof(Entry);

    /// <summary>The model of the manifest.</summary>
    public const string Manifest = nameof(Manifest);

    /// <summary>The model of the calls by name.</summary>
    public const string Functions = nameof(Functions);

    /// <summary>The model of each function that can be called by name.</summary>
    public const string FunctionList = nameof(FunctionList);

    /// <summary>The model of each live function.</summary>
    public const string LiveFuncs = nameof(LiveFuncs);

    /// <summary>The model of each live type.</summary>
    public const string LiveTypes = nameof(LiveTypes);

    /// <summary>The model of each type of live data.</summary>
    public const string DataObjects = nameof(DataObjects);

    /// <summary>Whether the assembly is a contract.</summary>
    public const string Contract = nameof(Contract);

    /// <summary>The model of the plugins that are linked into a host.</summary>
    public const string StaticPlugins = nameof(StaticPlugins);
}
