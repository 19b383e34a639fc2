namespace Hotswap.Package.Tests.Samples;

/// <summary>Samples build parts of themselves beside the repository's own projects: one at a time.</summary>
[CollectionDefinition(Collection)]
public sealed class Samples
{
    /// <summary>The collection's name.</summary>
    public const string Collection = "Samples";
}
