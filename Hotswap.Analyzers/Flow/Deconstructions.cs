using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hotswap.Analyzers;

/// <summary>Values that are taken apart: <c>(_world, var name) = (world, text)</c>.</summary>
internal static class Deconstructions
{
    /// <summary>What each variable, field or property is given. Of a tuple that is written out each has its own value; else all come from the whole.</summary>
    public static IEnumerable<(IOperation Target, IOperation Value)> Pairs(IOperation target, IOperation value)
    {
        IOperation plainTarget = target is IDeclarationExpressionOperation declaration ? declaration.Expression : target;
        IOperation plain = value.Unconverted();
        return plainTarget switch
        {
            ITupleOperation targets when plain is ITupleOperation values && values.Elements.Length == targets.Elements.Length =>
                targets.Elements.Zip(values.Elements, Pairs).SelectMany(d => d),
            ITupleOperation targets => targets.Elements.SelectMany(t => Pairs(t, value)),
            _ => [(plainTarget, value)],
        };
    }
}
