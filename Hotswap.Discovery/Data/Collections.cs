using Microsoft.CodeAnalysis;

namespace Hotswap.Discovery;

/// <summary>The collections of the framework that can be live data, and how each is made.</summary>
internal static class Collections
{
    private const string Generic = "global::System.Collections.Generic.";
    private const string Immutable = "global::System.Collections.Immutable.";
    private const string ObjectModel = "global::System.Collections.ObjectModel.";
    private const string Frozen = "global::System.Collections.Frozen.";

    /// <summary>How a collection or dictionary of that type is made; null if it is none.</summary>
    /// <param name="type">The type.</param>
    /// <param name="code">The type in code.</param>
    /// <param name="arguments">Its type arguments in code.</param>
    public static (CollectionRecipe Recipe, bool IsDictionary)? Of(INamedTypeSymbol type, string code, string arguments)
    {
        if (type.ContainingType is not null || type.TypeArguments.Length is not (1 or 2))
        {
            return null;
        }

        string key = Space(type.ContainingNamespace) + type.MetadataName;
        return type.TypeArguments.Length == 2 ? Dictionary(key, code, arguments) : Single(key, code, arguments);
    }

    private static (CollectionRecipe Recipe, bool IsDictionary)? Single(string key, string code, string item)
    {
        string list = $"{Generic}List<{item}>";
        string set = $"{Generic}HashSet<{item}>";
        CollectionRecipe? recipe = key switch
        {
            "System.Collections.Generic.List`1" or "System.Collections.Generic.HashSet`1" or "System.Collections.Generic.SortedSet`1"
                or "System.Collections.ObjectModel.Collection`1" or "System.Collections.ObjectModel.ObservableCollection`1"
                or "System.Collections.Concurrent.ConcurrentBag`1" => new(code),
            "System.Collections.Generic.IEnumerable`1" or "System.Collections.Generic.ICollection`1" or "System.Collections.Generic.IList`1"
                or "System.Collections.Generic.IReadOnlyCollection`1" or "System.Collections.Generic.IReadOnlyList`1" => new(list),
            "System.Collections.Generic.ISet`1" or "System.Collections.Generic.IReadOnlySet`1" => new(set),
            "System.Collections.Generic.LinkedList`1" => new(code, Add: "AddLast"),
            "System.Collections.Generic.Queue`1" or "System.Collections.Concurrent.ConcurrentQueue`1" => new(code, Add: "Enqueue"),
            "System.Collections.Generic.Stack`1" or "System.Collections.Concurrent.ConcurrentStack`1" => new(list, $"new {code}({{0}})", IsReversed: true),
            "System.Collections.ObjectModel.ReadOnlyCollection`1" => new(list, $"new {ObjectModel}ReadOnlyCollection<{item}>({{0}})"),
            "System.Collections.Immutable.ImmutableArray`1" => FromList("ImmutableArray"),
            "System.Collections.Immutable.ImmutableList`1" or "System.Collections.Immutable.IImmutableList`1" => FromList("ImmutableList"),
            "System.Collections.Immutable.ImmutableHashSet`1" or "System.Collections.Immutable.IImmutableSet`1" => FromList("ImmutableHashSet"),
            "System.Collections.Immutable.ImmutableSortedSet`1" => FromList("ImmutableSortedSet"),
            "System.Collections.Immutable.ImmutableQueue`1" or "System.Collections.Immutable.IImmutableQueue`1" => FromList("ImmutableQueue"),
            "System.Collections.Immutable.ImmutableStack`1" or "System.Collections.Immutable.IImmutableStack`1" =>
                FromList("ImmutableStack") with { IsReversed = true },
            "System.Collections.Frozen.FrozenSet`1" => new(set, $"{Frozen}FrozenSet.ToFrozenSet({{0}})"),
            _ => null,
        };
        return recipe is null ? null : (recipe, false);

        CollectionRecipe FromList(string factory) => new(list, $"{Immutable}{factory}.CreateRange({{0}})");
    }

    private static (CollectionRecipe Recipe, bool IsDictionary)? Dictionary(string key, string code, string arguments)
    {
        string dictionary = $"{Generic}Dictionary<{arguments}>";
        CollectionRecipe? recipe = key switch
        {
            "System.Collections.Generic.Dictionary`2" or "System.Collections.Generic.SortedDictionary`2"
                or "System.Collections.Generic.SortedList`2" or "System.Collections.Generic.OrderedDictionary`2"
                or "System.Collections.Concurrent.ConcurrentDictionary`2" => new(code),
            "System.Collections.Generic.IDictionary`2" or "System.Collections.Generic.IReadOnlyDictionary`2" => new(dictionary),
            "System.Collections.ObjectModel.ReadOnlyDictionary`2" => new(dictionary, $"new {ObjectModel}ReadOnlyDictionary<{arguments}>({{0}})"),
            "System.Collections.Immutable.ImmutableDictionary`2" or "System.Collections.Immutable.IImmutableDictionary`2" =>
                new(dictionary, $"{Immutable}ImmutableDictionary.CreateRange({{0}})"),
            "System.Collections.Immutable.ImmutableSortedDictionary`2" => new(dictionary, $"{Immutable}ImmutableSortedDictionary.CreateRange({{0}})"),
            "System.Collections.Frozen.FrozenDictionary`2" => new(dictionary, $"{Frozen}FrozenDictionary.ToFrozenDictionary({{0}})"),
            _ => null,
        };
        return recipe is null ? null : (recipe, true);
    }

    /// <summary>Whether a property that only gives out a collection of that type can be filled through it.</summary>
    public static bool CanFill(INamedTypeSymbol type) => type.MetadataName is "List`1" or "HashSet`1" or "SortedSet`1" or "Collection`1"
        or "ObservableCollection`1" or "LinkedList`1" or "ICollection`1" or "IList`1" or "ISet`1" or "Dictionary`2" or "SortedDictionary`2"
        or "SortedList`2" or "OrderedDictionary`2" or "ConcurrentDictionary`2" or "IDictionary`2";

    private static string Space(INamespaceSymbol? space) =>
        space is null or { IsGlobalNamespace: true } ? "" : Space(space.ContainingNamespace) + space.Name + ".";
}
