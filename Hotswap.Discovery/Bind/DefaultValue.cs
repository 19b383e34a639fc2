using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Hotswap.Discovery;

/// <summary>Declared defaults of parameters, as code.</summary>
public static class DefaultValue
{
    /// <summary>The default, or null if the parameter has none.</summary>
    public static string? Of(IParameterSymbol parameter)
    {
        if (!parameter.HasExplicitDefaultValue)
        {
            return null;
        }

        ITypeSymbol type = parameter.Type;
        if (parameter.ExplicitDefaultValue is not { } value)
        {
            return !type.IsReferenceType ? $"default({TypeText.Code(type)})"
                : parameter.NullableAnnotation == NullableAnnotation.NotAnnotated ? "null!"
                : "null";
        }

        ITypeSymbol held = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;
        string text = Literal(value);
        return held.TypeKind == TypeKind.Enum ? $"({TypeText.Code(held)})({text})" : text;
    }

    private static string Literal(object value) => value switch
    {
        string s => SymbolDisplay.FormatLiteral(s, quote: true),
        char c => SymbolDisplay.FormatLiteral(c, quote: true),
        bool b => b ? "true" : "false",
        float f => float.IsNaN(f) ? "float.NaN" : float.IsInfinity(f) ? (f > 0 ? "float.PositiveInfinity" : "float.NegativeInfinity") : f.ToString("R", CultureInfo.InvariantCulture) + "F",
        double d => double.IsNaN(d) ? "double.NaN" : double.IsInfinity(d) ? (d > 0 ? "double.PositiveInfinity" : "double.NegativeInfinity") : d.ToString("R", CultureInfo.InvariantCulture) + "D",
        decimal m => m.ToString(CultureInfo.InvariantCulture) + "M",
        long l => l == long.MinValue ? "long.MinValue" : l.ToString(CultureInfo.InvariantCulture) + "L",
        ulong u => u.ToString(CultureInfo.InvariantCulture) + "UL",
        uint u => u.ToString(CultureInfo.InvariantCulture) + "U",

        // A bare literal is an int: beside a value of the type, in a conditional, the int would win.
        byte b => Cast("byte", b),
        sbyte b => Cast("sbyte", b),
        short n => Cast("short", n),
        ushort n => Cast("ushort", n),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => "default",
    };

    private static string Cast(string type, IFormattable number) => $"({type})({number.ToString(null, CultureInfo.InvariantCulture)})";
}
