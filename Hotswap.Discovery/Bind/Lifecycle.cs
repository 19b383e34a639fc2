using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Hotswap.Discovery;

/// <summary>The methods by which the runtime knows a plugin, in the order of their calls.</summary>
public enum LifecycleMethod
{
    /// <summary>Whether the serving version may be replaced.</summary>
    Reloadable,

    /// <summary>What the plugin offers to others.</summary>
    Export,

    /// <summary>What it needs of others.</summary>
    Import,

    /// <summary>After all imports are set.</summary>
    OnLoad,

    /// <summary>After the vault is set up.</summary>
    OnInit,

    /// <summary>For each new generation.</summary>
    OnPublish,

    /// <summary>Calls by name.</summary>
    InvokeFunc,

    /// <summary>After the last call.</summary>
    OnFree,
}

/// <summary>What an argument of generated code is.</summary>
public enum Argument
{
    /// <summary>A value of the caller's.</summary>
    Value,

    /// <summary>OnLoad's data.</summary>
    Data,

    /// <summary>The vault handle.</summary>
    Vault,

    /// <summary>The version's context.</summary>
    PluginContext,

    /// <summary>A cancellation token.</summary>
    CancellationToken,

    /// <summary>The live job that runs.</summary>
    LiveJob,

    /// <summary>The live job's payload as it is.</summary>
    LiveData,

    /// <summary>The function's name.</summary>
    FunctionName,

    /// <summary>The function's arguments.</summary>
    FunctionArguments,
}

/// <summary>A lifecycle method that generated code can call.</summary>
/// <param name="Kind">Which one.</param>
/// <param name="Method">The method.</param>
/// <param name="Returns">How its end is waited for.</param>
/// <param name="Arguments">What is passed, in order of the parameters.</param>
public sealed record LifecycleBinding(LifecycleMethod Kind, IMethodSymbol Method, ReturnKind Returns, ImmutableArray<Argument> Arguments);

/// <summary>What is known of each lifecycle method beforehand.</summary>
public static class Lifecycle
{
    /// <summary>The seven methods that a plugin must have, in the order in which they are documented.</summary>
    public static ImmutableArray<LifecycleMethod> Required { get; } =
    [
        LifecycleMethod.OnLoad, LifecycleMethod.OnInit, LifecycleMethod.OnFree, LifecycleMethod.Export,
        LifecycleMethod.Import, LifecycleMethod.InvokeFunc, LifecycleMethod.Reloadable,
    ];

    /// <summary>All eight.</summary>
    public static ImmutableArray<LifecycleMethod> All { get; } = Required.Add(LifecycleMethod.OnPublish);

    /// <summary>Whether a member of that name is a lifecycle method.</summary>
    public static bool TryParse(string name, out LifecycleMethod kind)
    {
        foreach (LifecycleMethod method in All)
        {
            if (method.ToString() == name)
            {
                kind = method;
                return true;
            }
        }

        kind = default;
        return false;
    }

    /// <summary>What a method of that kind may take, for messages.</summary>
    public static string Takes(LifecycleMethod kind) => kind switch
    {
        LifecycleMethod.OnLoad => "object? data, PluginContext and CancellationToken, each at most once",
        LifecycleMethod.OnInit or LifecycleMethod.OnPublish => "Vault, PluginContext and CancellationToken, each at most once",
        LifecycleMethod.OnFree => "PluginContext and CancellationToken, each at most once",
        LifecycleMethod.InvokeFunc => "(string name, params object?[] args)",
        _ => "nothing",
    };

    internal static bool Accepts(LifecycleMethod kind, Argument argument) => kind switch
    {
        LifecycleMethod.OnLoad => argument is Argument.Data or Argument.PluginContext or Argument.CancellationToken,
        LifecycleMethod.OnInit or LifecycleMethod.OnPublish =>
            argument is Argument.Vault or Argument.PluginContext or Argument.CancellationToken,
        LifecycleMethod.OnFree => argument is Argument.PluginContext or Argument.CancellationToken,
        LifecycleMethod.InvokeFunc => argument is Argument.FunctionName or Argument.FunctionArguments,
        _ => false,
    };
}
