using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Hotswap.Analyzers;

/// <summary>What methods do to the collection that they are called on, told by their names.</summary>
internal static class CollectionMethods
{
    private static readonly ImmutableHashSet<string> _adding = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "Add", "AddAfter", "AddBefore", "AddFirst", "AddLast", "AddOrUpdate", "AddRange", "Enqueue", "EnqueueRange", "GetOrAdd", "Insert", "InsertRange", "Push", "PushRange", "Set", "SetItem",
        "TryAdd", "TryUpdate", "UnionWith");

    /// <summary>Whether the collection keeps what the method is given.</summary>
    public static bool Adds(string method) => _adding.Contains(method);

    /// <summary>Whether the methods of the collection leave it as it is and give another: it is immutable.</summary>
    public static bool GiveAnother(ITypeSymbol? collection) =>
        collection?.ContainingNamespace is { Name: "Immutable", ContainingNamespace.Name: "Collections" } && !collection.Name.EndsWith("Builder", StringComparison.Ordinal);
}
