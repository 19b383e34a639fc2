namespace Hotswap.Generators.Modelling;

/// <summary>The delegate types of functions.</summary>
internal static class DelegateTypes
{
    /// <summary>The matching Func or Action.</summary>
    /// <param name="parameters">The parameters' types in code.</param>
    /// <param name="returns">The return type in code, or null for none.</param>
    public static string Of(IEnumerable<string> parameters, string? returns)
    {
        string arguments = string.Join(", ", returns is null ? parameters : parameters.Append(returns));
        string name = returns is null ? "global::System.Action" : "global::System.Func";
        return arguments.Length == 0 ? name : $"{name}<{arguments}>";
    }
}
