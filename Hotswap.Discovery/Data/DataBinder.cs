using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Hotswap.Discovery;

/// <summary>
/// Decides what can be live data, and how it is carried. One for a compilation; it remembers the types that it has seen.
/// </summary>
internal sealed class DataBinder
{
    private readonly KnownTypes _known;
    private readonly CancellationToken _cancellationToken;
    private readonly ObjectBinder _objects;

    public DataBinder(KnownTypes known, CancellationToken cancellationToken)
    {
        _known = known;
        _cancellationToken = cancellationToken;
        _objects = new ObjectBinder(known, this);
    }

    /// <summary>The objects that were bound so far, and can be carried.</summary>
    public IEnumerable<DataObject> Objects => _objects.Bound;

    /// <summary>Their types, by the class that reads and writes each.</summary>
    public IEnumerable<KeyValuePair<string, INamedTypeSymbol>> Types => _objects.Types;

    /// <summary>How a type is carried; null and a fault if it cannot be.</summary>
    public DataValue? Bind(ITypeSymbol type, out DataFault? fault)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        string code = TypeText.CodeNotNull(type);
        bool isAnnotated = type.IsReferenceType && type.NullableAnnotation == NullableAnnotation.Annotated;
        fault = null;
        if (Primitives.Of(type) is { } primitive)
        {
            return new DataValue(DataForm.Primitive, code, primitive.Noun, type.IsReferenceType, isAnnotated)
            {
                Reader = primitive.Reader,
                Cast = primitive.Reader == "Bytes" && !type.IsReferenceType ? code : "",
            };
        }

        if (WhyNot(type) is { } why)
        {
            fault = new DataFault("", TypeText.Message(type), why);
            return null;
        }

        switch (type)
        {
            case IArrayTypeSymbol array:
                return Bind(array.ElementType, out fault) is { } element
                    ? Collection(code, isAnnotated, [element], Noun("an array of", element), ArrayRecipe(array))
                    : Faulted(ref fault, "[]");
            case INamedTypeSymbol { TypeKind: TypeKind.Enum, EnumUnderlyingType: { } underlying }:
                return new DataValue(DataForm.Enum, code, Article(type.Name), false, false)
                {
                    Reader = Primitives.Of(underlying)!.Value.Reader,
                    Cast = TypeText.Code(underlying),
                };
            case INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable:
                return Bind(nullable.TypeArguments[0], out fault) is { } value
                    ? new DataValue(DataForm.Nullable, code, value.Noun, false, false) { Items = Of(value) }
                    : null;
            case INamedTypeSymbol { IsTupleType: true } tuple:
                return Tuple(tuple, code, out fault);
            case INamedTypeSymbol named when IsPair(named):
                return Parts(named.TypeArguments, i => i == 0 ? ".Key" : ".Value", out fault) is { } pair
                    ? new DataValue(DataForm.Tuple, code, "a pair", false, false) { Items = pair.ToEquatableArray(), Cast = "Key,Value" }
                    : null;
            case INamedTypeSymbol named when Collections.Of(named, code, Arguments(named)) is { } known:
                return known.IsDictionary
                    ? Dictionary(named, code, isAnnotated, known.Recipe, out fault)
                    : Bind(named.TypeArguments[0], out fault) is { } item
                        ? Collection(code, isAnnotated, [item], Noun("a collection of", item), known.Recipe) with { IsReference = type.IsReferenceType }
                        : Faulted(ref fault, "[]");
            default:
                fault = _objects.Bind((INamedTypeSymbol)type, out string className).FirstOrDefault();
                return fault is null
                    ? new DataValue(DataForm.Object, code, Article(type.Name), type.IsReferenceType, isAnnotated) { Class = className }
                    : null;
        }
    }

    /// <summary>Binds a live type itself; gives what is wrong with it, member by member.</summary>
    public ImmutableArray<DataFault> BindObject(INamedTypeSymbol type, out string className) => _objects.Bind(type, out className);

    /// <summary>A type's name with its article.</summary>
    public static string Article(string name) =>
        ("AEIOUaeiou".IndexOf(name[0]) >= 0 ? "an " : "a ") + name;

    private static DataValue? Faulted(ref DataFault? fault, string step)
    {
        fault = fault?.Under(step);
        return null;
    }

    private static string Noun(string what, DataValue item)
    {
        int article = item.Noun.IndexOf(' ');
        return what + " " + (item.Noun.StartsWith("a ", StringComparison.Ordinal) || item.Noun.StartsWith("an ", StringComparison.Ordinal)
            ? item.Noun.Substring(article + 1)
            : item.Noun);
    }

    private static EquatableArray<DataValue> Of(params IEnumerable<DataValue> values) => values.ToEquatableArray();

    private static DataValue Collection(string code, bool isAnnotated, IEnumerable<DataValue> items, string noun, CollectionRecipe recipe) =>
        new(DataForm.Collection, code, noun, true, isAnnotated) { Items = items.ToEquatableArray(), Recipe = recipe };

    private static CollectionRecipe ArrayRecipe(IArrayTypeSymbol array) =>
        new($"global::System.Collections.Generic.List<{TypeText.Code(array.ElementType)}>", "{0}.ToArray()");

    private static string Arguments(INamedTypeSymbol type) => string.Join(", ", type.TypeArguments.Select(TypeText.Code));

    private static bool IsPair(INamedTypeSymbol type) => type is
    {
        MetadataName: "KeyValuePair`2",
        ContainingNamespace: { Name: "Generic", ContainingNamespace: { Name: "Collections", ContainingNamespace.Name: "System" } },
    };

    private DataValue? Tuple(INamedTypeSymbol tuple, string code, out DataFault? fault) =>
        Parts(tuple.TupleElements.Select(e => e.Type), i => "." + tuple.TupleElements[i].Name, out fault) is { } items
            ? new DataValue(DataForm.Tuple, code, $"a tuple of {items.Count}", false, false) { Items = items.ToEquatableArray() }
            : null;

    private List<DataValue>? Parts(IEnumerable<ITypeSymbol> types, Func<int, string> step, out DataFault? fault)
    {
        var items = new List<DataValue>();
        foreach (ITypeSymbol type in types)
        {
            if (Bind(type, out fault) is not { } item)
            {
                fault = fault?.Under(step(items.Count));
                return null;
            }

            items.Add(item);
        }

        fault = null;
        return items;
    }

    private DataValue? Dictionary(INamedTypeSymbol type, string code, bool isAnnotated, CollectionRecipe recipe, out DataFault? fault)
    {
        if (Bind(type.TypeArguments[0], out fault) is not { } key
            || key.Form is not (DataForm.Primitive or DataForm.Enum)
            || !Primitives.IsKey(key.Reader))
        {
            fault = new DataFault(
                ".Keys",
                TypeText.Message(type.TypeArguments[0]),
                "the keys of a dictionary are strings, integers, characters, enums or Guids");
            return null;
        }

        return Bind(type.TypeArguments[1], out fault) is { } value
            ? new DataValue(DataForm.Dictionary, code, Noun("a dictionary of", value), true, isAnnotated) { Items = Of(key, value), Recipe = recipe }
            : Faulted(ref fault, "[]");
    }

    private string? WhyNot(ITypeSymbol type) => type switch
    {
        IErrorTypeSymbol => "there is no such type",
        IDynamicTypeSymbol or { SpecialType: SpecialType.System_Object } => "what it holds is not known before it is there; declare the type",
        IPointerTypeSymbol or IFunctionPointerTypeSymbol => "it is a pointer",
        { SpecialType: SpecialType.System_IntPtr or SpecialType.System_UIntPtr } => "it is a native integer, whose size is that of the machine; use long",
        { TypeKind: TypeKind.Delegate } or { SpecialType: SpecialType.System_Delegate or SpecialType.System_MulticastDelegate } =>
            "it is a delegate, which is code; carry the name of a live function",
        { IsRefLikeType: true } => "it is a ref struct, which cannot be kept",
        not (IArrayTypeSymbol or INamedTypeSymbol) => "it is of no kind that can be carried",
        IArrayTypeSymbol { Rank: > 1 } => "it is an array of several dimensions; use an array of arrays",

        // What they hold is looked at next, and named then.
        IArrayTypeSymbol or INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } => null,
        _ when !Access.CanName(type, _known.Compilation) => "generated code cannot name it; make it internal, and not file-local",
        _ => null,
    };
}
