using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Hotswap.Discovery;

/// <summary>The parameters of a live function that a job carries.</summary>
internal static class LiveParameters
{
    /// <summary>How each is carried; default where one cannot be: such a function has no job.</summary>
    public static ImmutableArray<LiveParameter> Of(IMethodSymbol method, KnownTypes known, DataBinder data)
    {
        ImmutableArray<LiveParameter>.Builder parameters = ImmutableArray.CreateBuilder<LiveParameter>();
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (Injection.OfLiveFunction(parameter, known) is not (Argument.Value or Argument.LiveData))
            {
                continue;
            }

            if (data.Bind(parameter.Type, out _) is not { } value)
            {
                return default;
            }

            parameters.Add(new LiveParameter(
                parameter.Name,
                value,
                DefaultValue.Of(parameter) ?? "",
                FormerNames.Of(parameter, known).ToEquatableArray()));
        }

        return parameters.ToImmutable();
    }
}
