using Hotswap.Discovery;

namespace Hotswap.Generators.Model;

/// <summary>A live function.</summary>
/// <param name="EntryNamespace">Namespace of the entry.</param>
/// <param name="Namespace">Namespace of the plugin class; empty for the global one.</param>
/// <param name="Registry">Name of the class of forwarders.</param>
/// <param name="Name">The wire name.</param>
/// <param name="Forwarder">The forwarder's identifier.</param>
/// <param name="PluginType">The plugin class in code, or null if it is static.</param>
/// <param name="StaticType">The type in code that declares a static function.</param>
/// <param name="ReturnType">The return type in code.</param>
/// <param name="Returns">How its end is waited for.</param>
/// <param name="Parameters">All parameters.</param>
/// <param name="Signature">The signature, for people.</param>
internal sealed record LiveFuncModel(
    string EntryNamespace,
    string Namespace,
    string Registry,
    string Name,
    string Forwarder,
    string? PluginType,
    string? StaticType,
    string ReturnType,
    ReturnKind Returns,
    EquatableArray<ParameterModel> Parameters,
    string Signature)
{
    /// <summary>How it is made into a job; null where a parameter cannot be live data.</summary>
    public JobFactoryModel? Job { get; init; }

    /// <summary>How each parameter that is live data is carried.</summary>
    public EquatableArray<LiveParameter> Data { get; init; } = EquatableArray<LiveParameter>.Empty;

    /// <summary>Whether the sole parameter takes the payload as it is.</summary>
    public bool IsRaw => Data.Count == 1 && Data[0].Value.Reader == "LiveData";

    /// <summary>Names that it had in earlier versions.</summary>
    public EquatableArray<string> FormerNames { get; init; } = EquatableArray<string>.Empty;

    /// <summary>Name of the class that makes it.</summary>
    public string ClassName => ClassNameOf(Name);

    public static string ClassNameOf(string name) => "LiveFunc_" + name;
}

/// <summary>A parameter.</summary>
/// <param name="Name">Its name as an identifier.</param>
/// <param name="Type">Its type in code.</param>
/// <param name="Argument">What it is bound to.</param>
/// <param name="Default">Its default in code, or null if it must be given.</param>
/// <param name="IsParams">Whether it takes the rest of the arguments.</param>
internal readonly record struct ParameterModel(string Name, string Type, Argument Argument, string? Default, bool IsParams)
{
    /// <summary>The parameter as a method declares it.</summary>
    public string Declaration => (IsParams ? "params " : "") + Type + " " + Name + (Default is null ? "" : " = " + Default);
}

/// <summary>A live type.</summary>
/// <param name="EntryNamespace">Namespace of the entry.</param>
/// <param name="Namespace">Namespace of the plugin class; empty for the global one.</param>
/// <param name="Registry">Name of the class of wire names.</param>
/// <param name="Name">The wire name.</param>
/// <param name="Constant">Identifier of the constant.</param>
/// <param name="Type">The type in code.</param>
/// <param name="MetadataName">The type's full name.</param>
/// <param name="HasFactory">Whether an empty one can be made.</param>
internal sealed record LiveTypeModel(
    string EntryNamespace,
    string Namespace,
    string Registry,
    string Name,
    string Constant,
    string Type,
    string MetadataName,
    bool HasFactory)
{
    /// <summary>The class that reads and writes it.</summary>
    public string DataClass { get; init; } = "";

    /// <summary>What it is in a sentence, with its article.</summary>
    public string Noun { get; init; } = "";

    /// <summary>Whether it is a struct.</summary>
    public bool IsStruct { get; init; }

    /// <summary>How it is made into a job.</summary>
    public JobFactoryModel Job { get; init; }

    /// <summary>What runs it, or null.</summary>
    public HandlerModel? Handler { get; init; }

    /// <summary>Its members with their types, for people.</summary>
    public EquatableArray<LiveMemberModel> Members { get; init; } = EquatableArray<LiveMemberModel>.Empty;

    /// <summary>Names that it had in earlier versions.</summary>
    public EquatableArray<string> FormerNames { get; init; } = EquatableArray<string>.Empty;

    /// <summary>Name of the class that makes it.</summary>
    public string ClassName => ClassNameOf(Name);

    public static string ClassNameOf(string name) => "LiveType_" + name;
}

/// <summary>The method that runs a live type.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Returns">How its end is waited for.</param>
/// <param name="Arguments">What is injected.</param>
internal sealed record HandlerModel(string Name, ReturnKind Returns, EquatableArray<ArgumentModel> Arguments);

/// <summary>A member of a live type, for people.</summary>
internal readonly record struct LiveMemberModel(string Name, string Type);
