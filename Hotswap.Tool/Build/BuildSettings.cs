using System.Text.RegularExpressions;

namespace Hotswap.Tool.Build;

/// <summary>What <c>hotswap build</c> is to do.</summary>
internal sealed record BuildSettings
{
    /// <summary>The plugin's folder or project, as given.</summary>
    public required string Plugin { get; init; }

    /// <summary>Full path of the plugin directory that is built into; with static linking, of the host's folder.</summary>
    public required string OutputDirectory { get; init; }

    /// <summary>Passed on to dotnet build.</summary>
    public IReadOnlyList<string> Flags { get; init; } = [];

    /// <summary>Keep the generated project and the staging folder.</summary>
    public bool LeaveTemps { get; init; }

    /// <summary>Write the generated code and no assembly.</summary>
    public bool GenerateOnly { get; init; }

    /// <summary>Also find out what the generator wrote.</summary>
    public bool Verbose { get; init; }

    /// <summary>The beginning of live names, or null for the project's own.</summary>
    public string? LivePrefix { get; init; }

    /// <summary>Which further files are taken along.</summary>
    public Regex? Include { get; init; }

    /// <summary>Which of them are not.</summary>
    public Regex? Exclude { get; init; }

    /// <summary>Contracts and libraries of a folder without a project: projects or assemblies, full paths.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>The version of Hotswap.Generators that a folder without a project is built with.</summary>
    public required string PackageVersion { get; init; }
}
