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
    /// <summary>Name of the class that makes it.</summary>
    public string ClassName => ClassNameOf(Name);

    public static string ClassNameOf(string name) => "LiveFunc_" + name;
}

/// <summary>A parameter.</summary>
/// <param name="Name">Its name as an identifier.</param>
/// <param name="Type">Its type in code.</param>
/// <param name="Argument">What it is bound to.</param>
internal readonly record struct ParameterModel(string Name, string Type, Argument Argument);

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
    /// <summary>Name of the class that makes it.</summary>
    public string ClassName => ClassNameOf(Name);

    public static string ClassNameOf(string name) => "LiveType_" + name;
}
