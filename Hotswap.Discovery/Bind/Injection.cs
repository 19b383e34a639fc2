using Microsoft.CodeAnalysis;

namespace Hotswap.Discovery;

/// <summary>Which parameters the runtime fills.</summary>
public static class Injection
{
    /// <summary>What a parameter of a live function is bound to.</summary>
    public static Argument OfLiveFunction(IParameterSymbol parameter, KnownTypes known) =>
        KnownTypes.Is(parameter.Type, known.Vault) ? Argument.Vault
        : KnownTypes.Is(parameter.Type, known.PluginContext) ? Argument.PluginContext
        : KnownTypes.Is(parameter.Type, known.CancellationToken) ? Argument.CancellationToken
        : KnownTypes.Is(parameter.Type, known.LiveJob) ? Argument.LiveJob
        : KnownTypes.Is(parameter.Type, known.LiveData) ? Argument.LiveData
        : Argument.Value;

    /// <summary>What a parameter of a lifecycle method is bound to, or null if to nothing.</summary>
    public static Argument? OfLifecycleMethod(LifecycleMethod kind, IParameterSymbol parameter, KnownTypes known)
    {
        if (parameter.RefKind != RefKind.None)
        {
            return null;
        }

        Argument argument = parameter.Type.SpecialType switch
        {
            SpecialType.System_Object => Argument.Data,
            SpecialType.System_String => Argument.FunctionName,
            _ when parameter.Type is IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_Object } =>
                Argument.FunctionArguments,
            _ => OfLiveFunction(parameter, known),
        };
        return Lifecycle.Accepts(kind, argument) ? argument : null;
    }
}
