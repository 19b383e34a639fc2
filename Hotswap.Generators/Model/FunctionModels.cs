using Hotswap.Discovery;

namespace Hotswap.Generators.Model;

/// <summary>The calls by name.</summary>
/// <param name="Namespace">Namespace of the entry.</param>
/// <param name="PluginName">The plugin's name.</param>
/// <param name="PluginType">The plugin class in code, or null if it is static.</param>
/// <param name="Names">The functions, ordinally by name.</param>
/// <param name="Dispatch">The partial InvokeFunc to implement, or null if there is none.</param>
internal sealed record FunctionsModel(
    string Namespace,
    string PluginName,
    string? PluginType,
    EquatableArray<FunctionName> Names,
    DispatchModel? Dispatch)
{
    /// <summary>Whether a function returns a task, so that awaited calls differ from others.</summary>
    public bool HasTasks => Names.Any(n => n.ReturnsTask);
}

/// <summary>A function, the class that calls it, and whether it returns a task.</summary>
internal readonly record struct FunctionName(string Name, string ClassName, bool ReturnsTask);

/// <summary>A partial InvokeFunc whose body is generated.</summary>
/// <param name="Namespace">Namespace of the plugin class; empty for the global one.</param>
/// <param name="Types">Heads of the partial types, the outermost first.</param>
/// <param name="Head">The method's head.</param>
/// <param name="Name">The parameter that is the function's name.</param>
/// <param name="Args">The parameter that is the arguments.</param>
/// <param name="IsStatic">Whether there is no plugin object.</param>
/// <param name="Returns">How its end is waited for.</param>
internal sealed record DispatchModel(
    string Namespace,
    EquatableArray<string> Types,
    string Head,
    string Name,
    string Args,
    bool IsStatic,
    ReturnKind Returns);

/// <summary>A function that can be called by name.</summary>
/// <param name="Namespace">Namespace of the entry.</param>
/// <param name="ClassName">Name of the class that calls it.</param>
/// <param name="PluginName">The plugin's name.</param>
/// <param name="PluginType">The plugin class in code, or null if it is static.</param>
/// <param name="Name">The function's name.</param>
/// <param name="Target">What is called: a static method in code, or the name of an instance method.</param>
/// <param name="IsStatic">Whether the target is static.</param>
/// <param name="DelegateType">The delegate type in code.</param>
/// <param name="Returns">How its end is waited for.</param>
/// <param name="Parameters">The parameters.</param>
/// <param name="Signature">The signature, for people.</param>
internal sealed record FunctionModel(
    string Namespace,
    string ClassName,
    string PluginName,
    string? PluginType,
    string Name,
    string Target,
    bool IsStatic,
    string DelegateType,
    ReturnKind Returns,
    EquatableArray<FunctionParameterModel> Parameters,
    string Signature);

/// <summary>A parameter of a function that can be called by name.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The type in code that the argument must have; for a params array the type of its elements.</param>
/// <param name="AllowsNull">Whether null is an argument.</param>
/// <param name="Default">The value in code where the argument is left out, or null if it must be given.</param>
/// <param name="IsParams">Whether it takes the rest of the arguments.</param>
internal readonly record struct FunctionParameterModel(string Name, string Type, bool AllowsNull, string? Default, bool IsParams);
