namespace Hotswap.Discovery;

/// <summary>How a member is set when a value is read.</summary>
public enum DataAssignment
{
    /// <summary>By assignment.</summary>
    Assign,

    /// <summary>Through an accessor to a setter or field that generated code cannot name.</summary>
    Accessor,

    /// <summary>As an argument of the constructor.</summary>
    Argument,

    /// <summary>By filling the collection that is there: a get-only property.</summary>
    Fill,
}

/// <summary>How an object is made before its members are set.</summary>
public enum DataCreation
{
    /// <summary>By its constructor.</summary>
    New,

    /// <summary>As the default value of a struct.</summary>
    Default,

    /// <summary>By its constructor through an accessor, because the language would demand required members at once.</summary>
    Accessor,
}

/// <summary>A class or struct that is carried member by member. Holds no symbol.</summary>
/// <param name="Class">The class that reads and writes it.</param>
/// <param name="Type">The type in code.</param>
/// <param name="Noun">The type in a sentence, with its article.</param>
/// <param name="IsStruct">Whether it is a struct.</param>
/// <param name="IsSealed">Whether no value can be of a derived type.</param>
/// <param name="Creation">How it is made.</param>
/// <param name="Members">Its members, base class first.</param>
/// <param name="Arguments">For each parameter of the constructor the member that is passed.</param>
/// <param name="Accessors">What reaches setters and fields that generated code cannot name.</param>
public sealed record DataObject(
    string Class,
    string Type,
    string Noun,
    bool IsStruct,
    bool IsSealed,
    DataCreation Creation,
    EquatableArray<DataMember> Members,
    EquatableArray<int> Arguments,
    EquatableArray<DataAccessor> Accessors);

/// <summary>A member that is live data.</summary>
/// <param name="Name">Its name, which is its name on the wire.</param>
/// <param name="Value">Its type.</param>
/// <param name="Assignment">How it is set.</param>
public sealed record DataMember(string Name, DataValue Value, DataAssignment Assignment)
{
    /// <summary>Whether data without the member is refused.</summary>
    public bool IsRequired { get; init; }

    /// <summary>For an argument that may be missing: its declared default, in code.</summary>
    public string Default { get; init; } = "";

    /// <summary>For an accessor: its position in the object's list.</summary>
    public int Accessor { get; init; } = -1;

    /// <summary>Names that it had in earlier versions.</summary>
    public EquatableArray<string> FormerNames { get; init; } = EquatableArray<string>.Empty;
}

/// <summary>What an accessor reaches.</summary>
public enum DataAccessorKind
{
    /// <summary>A property's setter.</summary>
    Setter,

    /// <summary>A field.</summary>
    Field,

    /// <summary>The constructor.</summary>
    Constructor,
}

/// <summary>
/// An accessor: a method that the runtime binds to what generated code cannot name. Its receiver is the declaring type; for a
/// generic type it lies in a generic holder with the same type parameters.
/// </summary>
/// <param name="Kind">What it reaches.</param>
/// <param name="Target">Name of the setter or field.</param>
/// <param name="Receiver">The declaring type in code, open where it is generic.</param>
/// <param name="IsStruct">Whether the receiver is a struct, which is passed by reference.</param>
/// <param name="Parameters">Type of the value, or the parameters of the constructor, in code and open.</param>
/// <param name="TypeParameters">The holder's type parameters: <c>&lt;T&gt;</c>; empty where it needs none.</param>
/// <param name="Constraints">Their constraints.</param>
/// <param name="TypeArguments">The arguments for them: <c>&lt;int&gt;</c>.</param>
public sealed record DataAccessor(
    DataAccessorKind Kind,
    string Target,
    string Receiver,
    bool IsStruct,
    string Parameters,
    string TypeParameters,
    string Constraints,
    string TypeArguments);
