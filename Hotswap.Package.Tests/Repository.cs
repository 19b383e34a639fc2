using System.Reflection;

namespace Hotswap.Package.Tests;

/// <summary>Where the tests were built, and how.</summary>
internal static class Repository
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = Metadata("RepositoryRoot");

    /// <summary>The configuration of this build; the packages are packed from the same.</summary>
    public static string Configuration { get; } = Metadata("Configuration");

    /// <summary>The packages that the solution's own restore brought: the public ones need no second download.</summary>
    public static string PackageRoot { get; } = Metadata("NuGetPackageRoot");

    private static string Metadata(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
