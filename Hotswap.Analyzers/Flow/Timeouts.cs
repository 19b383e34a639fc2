using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hotswap.Analyzers;

/// <summary>Spans of time that can be told at compile time.</summary>
internal static class Timeouts
{
    /// <summary>Whether the value is an endless time: -1 milliseconds or <c>Timeout.InfiniteTimeSpan</c>.</summary>
    public static bool IsInfinite(IOperation value) => Milliseconds(value) is -1;

    /// <summary>As <see cref="Milliseconds(IOperation?)"/>, seen through variables and fields that are written once.</summary>
    public static double? Milliseconds(IOperation? value, HotswapProject project)
    {
        value = value?.Unconverted();
        return Milliseconds(value) ?? (value switch
        {
            ILocalReferenceOperation local when IsWrittenOnce(local) => Milliseconds(Root.Initial(local.Local, Bodies.Root(local))),
            IFieldReferenceOperation { Field.IsReadOnly: true } or IPropertyReferenceOperation { Property.SetMethod: null }
                when value is IMemberReferenceOperation { Member: { } member } && project.Bodies.Writes(member) is [{ } only] => Milliseconds(only),
            _ => null,
        });
    }

    /// <summary>The milliseconds of a constant number or TimeSpan expression, or null if they cannot be told.</summary>
    public static double? Milliseconds(IOperation? value)
    {
        switch (value?.Unconverted())
        {
            case { ConstantValue: { HasValue: true, Value: IConvertible number and not string } }:
                return Convert.ToDouble(number, System.Globalization.CultureInfo.InvariantCulture);
            case IFieldReferenceOperation { Field: { IsStatic: true, ContainingType.Name: "Timeout", Name: "InfiniteTimeSpan" } }:
                return -1;
            case IFieldReferenceOperation { Field: { IsStatic: true, ContainingType.Name: "TimeSpan", Name: "Zero" } }:
                return 0;
            case IFieldReferenceOperation { Field: { IsStatic: true, ContainingType.Name: "TimeSpan", Name: "MaxValue" } }:
                return TimeSpan.MaxValue.TotalMilliseconds;
            case IInvocationOperation { TargetMethod: { IsStatic: true, ContainingType.Name: "TimeSpan" } } call when call.Arguments.Length > 0:
                double? unit = Unit(call.TargetMethod.Name);
                double? sum = Constant(call.Arguments[0].Value) * unit;
                return sum;
            case IObjectCreationOperation { Type.Name: "TimeSpan" } created:
                double?[] parts = [.. created.Arguments.OrderBy(a => a.Parameter!.Ordinal).Select(a => Constant(a.Value))];
                return parts.Length switch
                {
                    1 => parts[0] / TimeSpan.TicksPerMillisecond,
                    3 => ((((parts[0] * 60) + parts[1]) * 60) + parts[2]) * 1000,
                    4 or 5 or 6 => ((((((parts[0] * 24) + parts[1]) * 60) + parts[2]) * 60) + parts[3]) * 1000,
                    _ => null,
                };
            default:
                return null;
        }
    }

    private static bool IsWrittenOnce(ILocalReferenceOperation local) => !Bodies.Root(local).Descendants().Any(o => o switch
    {
        IAssignmentOperation { Target: ILocalReferenceOperation target } => SymbolEqualityComparer.Default.Equals(target.Local, local.Local),
        IIncrementOrDecrementOperation { Target: ILocalReferenceOperation target } => SymbolEqualityComparer.Default.Equals(target.Local, local.Local),
        IArgumentOperation { Parameter.RefKind: not RefKind.None, Value: ILocalReferenceOperation given } => SymbolEqualityComparer.Default.Equals(given.Local, local.Local),
        _ => false,
    });

    private static double? Constant(IOperation value)
    {
        while (value is IConversionOperation { ConstantValue.HasValue: false } conversion)
        {
            value = conversion.Operand;
        }

        return value.ConstantValue is { HasValue: true, Value: IConvertible number and not string }
            ? Convert.ToDouble(number, System.Globalization.CultureInfo.InvariantCulture)
            : null;
    }

    private static double? Unit(string method) => method switch
    {
        "FromMilliseconds" => 1,
        "FromSeconds" => 1000,
        "FromMinutes" => 60_000,
        "FromHours" => 3_600_000,
        "FromDays" => 86_400_000,
        "FromTicks" => 1.0 / TimeSpan.TicksPerMillisecond,
        _ => null,
    };
}
