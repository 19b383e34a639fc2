using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Hotswap;

/// <summary>
/// Checks and converts the arguments of a call by name. Generated dispatch code uses it. Stateless; safe to use from any thread.
/// </summary>
/// <remarks>
/// An argument fits if it is of the parameter's type, or if it is a number and the parameter's type can hold exactly that
/// number: 5L fits an int, 5.5 and 5_000_000_000L do not. Nothing else is converted.
/// </remarks>
// Not inlined: the code of every version is compiled anew before it serves, and this would be compiled into each caller.
[EditorBrowsable(EditorBrowsableState.Never)]
public static class InvokableArguments
{
    /// <summary>The error of a function that returns a task and was called without awaiting it.</summary>
    /// <param name="plugin">The plugin's name.</param>
    /// <param name="function">The function's name.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static PluginInvocationException ReturnsTask(string plugin, string function) => new(
        $"Function \"{function}\" of plugin \"{plugin}\" returns a task; call it with InvokeFuncAsync, which awaits it.");

    /// <summary>Checks the number of arguments.</summary>
    /// <param name="plugin">The plugin's name.</param>
    /// <param name="function">The function's name.</param>
    /// <param name="signature">The function's signature.</param>
    /// <param name="args">The arguments; null is taken as none.</param>
    /// <param name="required">How many there must be.</param>
    /// <param name="allowed">How many there may be; -1 for any number.</param>
    /// <returns>The arguments, never null.</returns>
    /// <exception cref="PluginInvocationException">There are too few or too many.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static object?[] CheckCount(string plugin, string function, string signature, object?[]? args, int required, int allowed)
    {
        int given = args?.Length ?? 0;
        if (given < required || (allowed >= 0 && given > allowed))
        {
            string wanted = allowed < 0 ? $"at least {required}"
                : allowed == required ? required.ToString(CultureInfo.InvariantCulture)
                : $"{required} to {allowed}";
            throw new PluginInvocationException(
                $"Function \"{function}\" of plugin \"{plugin}\" takes {wanted} {(wanted == "1" ? "argument" : "arguments")}, {given} given: {signature}.");
        }

        return args ?? [];
    }

    /// <summary>The argument at a position as the type of its parameter.</summary>
    /// <typeparam name="T">The parameter's type.</typeparam>
    /// <param name="plugin">The plugin's name.</param>
    /// <param name="function">The function's name.</param>
    /// <param name="parameter">The parameter's name.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="position">Which one, from 0.</param>
    /// <param name="allowsNull">Whether the parameter takes null.</param>
    /// <exception cref="PluginInvocationException">It does not fit.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static T Get<T>(string plugin, string function, string parameter, object?[] args, int position, bool allowsNull)
    {
        ArgumentNullException.ThrowIfNull(args);
        object? value = args[position];
        if (value is T exact)
        {
            return exact;
        }

        if (value is null && allowsNull && default(T) is null)
        {
            return default!;
        }

        if (value is not null && NumberConversion.TryConvert(value, out T? converted))
        {
            return converted!;
        }

        throw Unfit(plugin, function, parameter, position, typeof(T), value);
    }

    /// <summary>The arguments from a position on as the array of a <c>params</c> parameter; a single array is taken as it is.</summary>
    /// <typeparam name="T">The type of the array's elements.</typeparam>
    /// <inheritdoc cref="Get{T}(string, string, string, object?[], int, bool)" path="/param|/exception"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static T[] GetRest<T>(string plugin, string function, string parameter, object?[]? args, int position, bool allowsNull)
    {
        if (args is null || args.Length <= position)
        {
            return [];
        }

        if (args.Length == position + 1 && args[position] is T[] whole)
        {
            return whole;
        }

        var rest = new T[args.Length - position];
        for (int i = 0; i < rest.Length; i++)
        {
            rest[i] = Get<T>(plugin, function, parameter, args, position + i, allowsNull);
        }

        return rest;
    }

    private static PluginInvocationException Unfit(string plugin, string function, string parameter, int position, Type wanted, object? value)
    {
        string given = value switch
        {
            null => "null",
            _ when NumberConversion.IsNumber(value) => string.Create(CultureInfo.InvariantCulture, $"the {value.GetType()} {value}"),
            _ => $"a {value.GetType()}",
        };
        string hint = value is not null && value.GetType().FullName == wanted.FullName
            ? " The two are of different versions or assemblies: share the type in a contract."
            : "";
        return new PluginInvocationException(
            $"Argument {position + 1} (\"{parameter}\") of function \"{function}\" of plugin \"{plugin}\" must be a {wanted}, but {given} was given.{hint}");
    }
}
