namespace Hotswap.Runtime.Tests.Harness;

/// <summary>Tests that change state of the whole process, or need it for themselves: nothing runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "alone";
}
