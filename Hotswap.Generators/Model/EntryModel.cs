using Hotswap.Discovery;

namespace Hotswap.Generators.Model;

/// <summary>The entry: what the runtime calls.</summary>
/// <param name="Namespace">Namespace of the entry and of all that only it uses.</param>
/// <param name="PluginName">The plugin's name.</param>
/// <param name="PluginType">The plugin class in code.</param>
/// <param name="IsStatic">Whether the plugin class is static.</param>
/// <param name="Calls">The lifecycle methods that there are.</param>
/// <param name="Imports">The members that SetImport sets, in manifest order; null where Import never returns anything.</param>
/// <param name="Functions">The functions that can be called by name; null where InvokeFunc has a body of its own.</param>
/// <param name="LiveFuncs">Names of the classes that make the live functions, in manifest order.</param>
/// <param name="LiveTypes">Names of the classes that make the live types, in manifest order.</param>
/// <param name="Refusal">Why the plugin must not run, or null.</param>
internal sealed record EntryModel(
    string Namespace,
    string PluginName,
    string PluginType,
    bool IsStatic,
    EquatableArray<LifecycleCallModel> Calls,
    ImportModel? Imports,
    FunctionsModel? Functions,
    EquatableArray<string> LiveFuncs,
    EquatableArray<string> LiveTypes,
    string? Refusal)
{
    /// <summary>Whether there is anything to register.</summary>
    public bool HasLiveThings => LiveFuncs.Count > 0 || LiveTypes.Count > 0;

    public LifecycleCallModel? this[LifecycleMethod kind] => Calls.Items.FirstOrDefault(c => c.Kind == kind);
}

/// <summary>A call of a lifecycle method.</summary>
/// <param name="Kind">Which one.</param>
/// <param name="StaticType">The type in code that a static method is called on; null for an instance method.</param>
/// <param name="Returns">How its end is waited for.</param>
/// <param name="Arguments">What is passed.</param>
internal sealed record LifecycleCallModel(
    LifecycleMethod Kind,
    string? StaticType,
    ReturnKind Returns,
    EquatableArray<ArgumentModel> Arguments);

/// <summary>An argument of a call.</summary>
/// <param name="Kind">What is passed.</param>
/// <param name="RefusesNull">Whether the parameter's annotation excludes null, which cannot be known of what is passed.</param>
internal readonly record struct ArgumentModel(Argument Kind, bool RefusesNull);

/// <summary>The import object.</summary>
/// <param name="Type">Its type in code.</param>
/// <param name="Members">What is set.</param>
internal sealed record ImportModel(string Type, EquatableArray<ImportMemberModel> Members);

/// <summary>A member of the import object.</summary>
/// <param name="Name">Its name, which is the dependency's.</param>
/// <param name="Type">Its type in code.</param>
internal sealed record ImportMemberModel(string Name, string Type);
