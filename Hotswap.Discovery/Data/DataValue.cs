namespace Hotswap.Discovery;

/// <summary>How a value is carried as live data.</summary>
public enum DataForm
{
    /// <summary>By a reader and a writer of the runtime's own.</summary>
    Primitive,

    /// <summary>As the number of an enum.</summary>
    Enum,

    /// <summary>As the value of a nullable value type, or null.</summary>
    Nullable,

    /// <summary>As a JSON object of the type's members.</summary>
    Object,

    /// <summary>As a JSON array of as many items: a tuple or a pair.</summary>
    Tuple,

    /// <summary>As a JSON array.</summary>
    Collection,

    /// <summary>As a JSON object of keys and values.</summary>
    Dictionary,
}

/// <summary>A type of live data, ready to be written into code. Holds no symbol.</summary>
/// <param name="Form">How it is carried.</param>
/// <param name="Type">The type in code, without a nullable annotation of its own.</param>
/// <param name="Noun">The type in a sentence, with its article.</param>
/// <param name="IsReference">Whether it can be null although it is no nullable value type.</param>
/// <param name="IsAnnotated">Whether it is a reference type whose annotation allows null.</param>
public sealed record DataValue(DataForm Form, string Type, string Noun, bool IsReference, bool IsAnnotated)
{
    /// <summary>What the readers of the runtime are called for a primitive, an enum's number or a key: <c>Int32</c>.</summary>
    public string Reader { get; init; } = "";

    /// <summary>What a value is cast to before it is written, and a read one from; empty where it needs no cast.</summary>
    public string Cast { get; init; } = "";

    /// <summary>The value of a nullable, the items of a tuple, the item of a collection, key and value of a dictionary.</summary>
    public EquatableArray<DataValue> Items { get; init; } = EquatableArray<DataValue>.Empty;

    /// <summary>For an object: the class that reads and writes it.</summary>
    public string Class { get; init; } = "";

    /// <summary>How a collection or dictionary is made.</summary>
    public CollectionRecipe? Recipe { get; init; }

    /// <summary>The type in code as it was declared, its nullable annotation included.</summary>
    public string DeclaredType => IsAnnotated ? Type + "?" : Type;

    /// <summary>The type in code, as a variable that may lack a value has it.</summary>
    public string NullableType => IsReference ? Type + "?" : Type;
}

/// <summary>How a collection is made from what was read.</summary>
/// <param name="Buffer">The type that is filled, in code.</param>
/// <param name="Finish">Makes the collection of the buffer, which is <c>{0}</c>; empty where the buffer is the collection.</param>
/// <param name="IsReversed">Whether the collection is enumerated in the opposite order of the one in which it is filled.</param>
/// <param name="Add">The method that adds an item; a dictionary is filled through its indexer.</param>
public sealed record CollectionRecipe(string Buffer, string Finish = "", bool IsReversed = false, string Add = "Add");
