using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Hotswap.Analyzers.Tests;

/// <summary>What test code is compiled against: the running framework's own assemblies and Hotswap.Runtime.</summary>
internal static class References
{
    /// <summary>The framework, without Hotswap.Runtime.</summary>
    public static ImmutableArray<MetadataReference> Framework { get; } = Trusted(
        file => Path.GetDirectoryName(file) == Path.GetDirectoryName(typeof(object).Assembly.Location));

    /// <summary>The framework, Hotswap.Runtime and what it needs.</summary>
    public static ImmutableArray<MetadataReference> All { get; } = Framework
        .AddRange(Trusted(file => Path.GetFileName(file).StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)))
        .Add(MetadataReference.CreateFromFile(typeof(Vault).Assembly.Location));

    private static ImmutableArray<MetadataReference> Trusted(Func<string, bool> wanted) =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(wanted)
            .Select(MetadataReference (file) => MetadataReference.CreateFromFile(file))];
}
