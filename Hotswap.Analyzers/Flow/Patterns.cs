using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hotswap.Analyzers;

/// <summary>Patterns and what they test.</summary>
internal static class Patterns
{
    /// <summary>The value that a pattern tests, where it tests the whole of it; of a pattern for an element, the array.</summary>
    public static IOperation? Tested(IOperation pattern)
    {
        IOperation inner = pattern;
        while (inner.Parent is IBinaryPatternOperation or INegatedPatternOperation)
        {
            inner = inner.Parent;
        }

        return inner.Parent switch
        {
            IListPatternOperation list => Tested(list),
            // (name, args) switch { ("hum", [int n]) => … }
            IRecursivePatternOperation { DeconstructionSubpatterns: { IsEmpty: false } parts } whole =>
                Tested(whole) is { } value && value.Unconverted() is ITupleOperation tuple && tuple.Elements.Length == parts.Length && inner is IPatternOperation part
                    ? tuple.Elements[parts.IndexOf(part)]
                    : null,
            var place => ValueOf(place),
        };
    }

    /// <summary>The member or value that a pattern tests, or an element of which it tests.</summary>
    public static IOperation? Matched(IOperation pattern)
    {
        IOperation? parent = pattern.Parent;
        while (parent is IPatternOperation)
        {
            parent = parent.Parent;
        }

        return parent is IPropertySubpatternOperation { Member: IMemberReferenceOperation member } ? member : ValueOf(parent);
    }

    /// <summary>What a member is of that a pattern tests: <c>server</c> in <c>server is { World: { } world }</c>.</summary>
    public static IOperation? Whole(IInstanceReferenceOperation placeholder)
    {
        IOperation? parent = placeholder.Parent;
        while (parent is not (null or IPatternOperation))
        {
            parent = parent.Parent;
        }

        return parent is null ? null : Matched(parent);
    }

    // What is tested where an outermost pattern stands.
    private static IOperation? ValueOf(IOperation? place) => place switch
    {
        IIsPatternOperation test => test.Value,
        ISwitchExpressionArmOperation { Parent: ISwitchExpressionOperation choice } => choice.Value,
        IPatternCaseClauseOperation { Parent.Parent: ISwitchOperation choice } => choice.Value,
        _ => null,
    };
}
