namespace Hotswap.Discovery;

/// <summary>What a type of live data is in stored data.</summary>
public enum WireForm
{
    /// <summary>A value of the runtime's own readers; an enum is its number.</summary>
    Primitive,

    /// <summary>A value or null: a nullable value type.</summary>
    Nullable,

    /// <summary>Members by their names.</summary>
    Object,

    /// <summary>As many items as it has types: a tuple or a pair.</summary>
    Tuple,

    /// <summary>Items of one type, whatever collection holds them.</summary>
    Array,

    /// <summary>Keys and values.</summary>
    Map,
}

/// <summary>
/// A type as stored data has it. What makes no difference there is left out: the kind of a collection, the name of an enum,
/// nullable annotations.
/// </summary>
/// <param name="Form">What it is.</param>
/// <param name="Name">The name of a primitive, or of an object's type.</param>
/// <param name="Items">The types it is made of.</param>
public sealed record WireType(WireForm Form, string Name, EquatableArray<WireType> Items)
{
    private const string Global = "global::";

    /// <summary>The type that a value of live data is stored as.</summary>
    public static WireType Of(DataValue value) => value.Form switch
    {
        DataForm.Primitive => Primitive(value.Reader == "Bytes" ? "bytes" : value.Type),
        DataForm.Enum => Primitive(value.Cast),
        DataForm.Object => new WireType(WireForm.Object, value.Type.Replace(Global, ""), EquatableArray<WireType>.Empty),
        DataForm.Nullable => Composed(WireForm.Nullable, value),
        DataForm.Tuple => Composed(WireForm.Tuple, value),
        DataForm.Collection => Composed(WireForm.Array, value),
        _ => Composed(WireForm.Map, value),
    };

    /// <summary>A type without parts.</summary>
    public static WireType Primitive(string name) =>
        new(WireForm.Primitive, name.Replace(Global, ""), EquatableArray<WireType>.Empty);

    /// <summary>As a ledger has it: <c>int?</c>, <c>Game.Item[]</c>, <c>{string: int}</c>, <c>(int, string)</c>.</summary>
    public override string ToString() => Form switch
    {
        WireForm.Nullable => $"{Items[0]}?",
        WireForm.Array => $"{Items[0]}[]",
        WireForm.Map => $"{{{Items[0]}: {Items[1]}}}",
        WireForm.Tuple => $"({string.Join(", ", Items)})",
        _ => Name,
    };

    private static WireType Composed(WireForm form, DataValue value) => new(form, "", value.Items.Select(Of).ToEquatableArray());
}
