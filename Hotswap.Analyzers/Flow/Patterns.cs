using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hotswap.Analyzers;

/// <summary>Patterns and what they test.</summary>
internal static class Patterns
{
    /// <summary>The value that a pattern tests, where it tests the whole of it.</summary>
    public static IOperation? Tested(IOperation pattern)
    {
        IOperation? parent = pattern.Parent;
        while (parent is IBinaryPatternOperation or INegatedPatternOperation)
        {
            parent = parent.Parent;
        }

        return ValueOf(parent);
    }

    /// <summary>The value that a pattern tests, or a part of which it tests.</summary>
    public static IOperation? Matched(IOperation pattern)
    {
        IOperation? parent = pattern.Parent;
        while (parent is IPatternOperation or IPropertySubpatternOperation)
        {
            parent = parent.Parent;
        }

        return ValueOf(parent);
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
