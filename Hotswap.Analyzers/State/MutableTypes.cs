using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Hotswap.Analyzers;

/// <summary>
/// Which types hold state: a table for those of the framework, the shape for those of this assembly. What is neither is
/// not spoken of. Safe to use from any thread.
/// </summary>
internal sealed class MutableTypes(HotswapProject project)
{
    /// <summary>The .editorconfig key of types, by qualified name, that count as immutable.</summary>
    public const string ImmutableTypesKey = "hotswap_immutable_types";

    /// <summary>Types of the framework whose objects are there to be changed; a type that derives from one is one.</summary>
    private static readonly ImmutableHashSet<string> _table = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "System.Collections.ArrayList",
        "System.Collections.BitArray",
        "System.Collections.Hashtable",
        "System.Collections.Queue",
        "System.Collections.SortedList",
        "System.Collections.Stack",
        "System.Collections.Concurrent.BlockingCollection",
        "System.Collections.Concurrent.ConcurrentBag",
        "System.Collections.Concurrent.ConcurrentDictionary",
        "System.Collections.Concurrent.ConcurrentQueue",
        "System.Collections.Concurrent.ConcurrentStack",
        "System.Collections.Generic.Dictionary",
        "System.Collections.Generic.HashSet",
        "System.Collections.Generic.LinkedList",
        "System.Collections.Generic.List",
        "System.Collections.Generic.OrderedDictionary",
        "System.Collections.Generic.PriorityQueue",
        "System.Collections.Generic.Queue",
        "System.Collections.Generic.SortedDictionary",
        "System.Collections.Generic.SortedList",
        "System.Collections.Generic.SortedSet",
        "System.Collections.Generic.Stack",
        "System.Collections.ObjectModel.Collection",
        "System.Collections.Specialized.NameValueCollection",
        "System.Collections.Specialized.OrderedDictionary",
        "System.Collections.Specialized.StringCollection",
        "System.Collections.Specialized.StringDictionary",
        "System.IO.MemoryStream",
        "System.IO.StringWriter",
        "System.Runtime.CompilerServices.ConditionalWeakTable",
        "System.Runtime.CompilerServices.StrongBox",
        "System.Text.StringBuilder",
        "System.Threading.Channels.Channel",
        "Microsoft.Extensions.Caching.Memory.MemoryCache",
        "System.Text.Json.Nodes.JsonNode",
        "System.Data.DataSet",
        "System.Data.DataTable",
        "System.Diagnostics.Stopwatch");

    /// <summary>Interfaces whose meaning is that what is behind them can be changed.</summary>
    private static readonly ImmutableHashSet<string> _interfaces = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "System.Collections.IDictionary",
        "System.Collections.IList",
        "System.Collections.Concurrent.IProducerConsumerCollection",
        "System.Collections.Generic.ICollection",
        "System.Collections.Generic.IDictionary",
        "System.Collections.Generic.IList",
        "System.Collections.Generic.ISet",
        "Microsoft.Extensions.Caching.Memory.IMemoryCache");

    /// <summary>Types that are kept in static fields by custom, whatever an own type derived from them looks like.</summary>
    private static readonly ImmutableHashSet<string> _harmless = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "System.Attribute",
        "System.Exception",
        "System.Diagnostics.Metrics.Instrument",
        "System.Diagnostics.Metrics.Meter",
        "System.Diagnostics.Tracing.EventSource",
        "System.Net.Http.HttpMessageInvoker",
        "System.Text.Json.Serialization.JsonConverter",
        "System.Text.Json.Serialization.JsonSerializerContext",
        "System.Text.RegularExpressions.Regex");

    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> _own = new(SymbolEqualityComparer.Default);
    private readonly Lazy<ImmutableHashSet<string>> _listed = new(() => project.List(ImmutableTypesKey));

    /// <summary>Whether it is a collection that only its methods and indexer change: what is never written stays as it was.</summary>
    public static bool IsCollection(ITypeSymbol type) =>
        type is IArrayTypeSymbol || type.AllInterfaces.Any(i => i.SpecialType == SpecialType.System_Collections_IEnumerable);

    /// <summary>Whether it is a collection, or a wrapper that makes one once.</summary>
    public static bool IsOrMakesCollection(ITypeSymbol type) => IsCollection(Wrapped(type) ?? type);

    /// <summary>What is held by a type that holds a value of its type argument: it is what that is.</summary>
    private static ITypeSymbol? Wrapped(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeArguments: [{ } value, ..] } && type.QualifiedName() == "System.Lazy" ? value : null;

    /// <summary>Whether an object of the type holds state that can change.</summary>
    public bool Contains(ITypeSymbol type) => Contains(type, default);

    private bool Contains(ITypeSymbol type, Depth depth)
    {
        switch (type)
        {
            case IArrayTypeSymbol:
                return true;
            case INamedTypeSymbol named:
                string name = named.QualifiedName();
                if (_listed.Value.Contains(name))
                {
                    return false;
                }

                if (named.TypeKind == TypeKind.Interface)
                {
                    return _interfaces.Contains(name);
                }

                if (Wrapped(named) is { } wrapped)
                {
                    return Contains(wrapped, depth.Deeper);
                }

                return named is { TypeKind: TypeKind.Class }
                    && !named.SelfAndBases().Any(t => _harmless.Contains(t.QualifiedName()))
                    && (named.SelfAndBases().Any(t => _table.Contains(t.QualifiedName())) || IsWritableOwn(named, depth));
            default:
                return false;
        }
    }

    private bool IsWritableOwn(INamedTypeSymbol type, Depth depth)
    {
        // An own type that holds itself through others ends here.
        if (depth.Exceeds(3) || !project.IsOwn(type.OriginalDefinition))
        {
            return false;
        }

        INamedTypeSymbol definition = type.OriginalDefinition;
        if (!_own.TryGetValue(definition, out bool writable))
        {
            writable = definition.SelfAndBases().Where(project.IsOwn).SelectMany(t => t.GetMembers()).Any(m => IsState(m, depth));
            _own.TryAdd(definition, writable);
        }

        return writable;
    }

    private bool IsState(ISymbol member, Depth depth) => member switch
    {
        { IsStatic: true } => false,
        IPropertySymbol { SetMethod.IsInitOnly: false } property => property.IsStored(),
        IEventSymbol @event => @event.IsStored(),
        IFieldSymbol { AssociatedSymbol: IPropertySymbol { SetMethod: null or { IsInitOnly: true } } } field =>
            Contains(field.Type, depth.Deeper),
        IFieldSymbol { AssociatedSymbol: null } field =>
            field is { IsReadOnly: false, IsConst: false, IsImplicitlyDeclared: false } || Contains(field.Type, depth.Deeper),
        _ => false,
    };
}
