using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hotswap.Analyzers;

/// <summary>Whether what was begun is ended in the same code or on the way to OnFree.</summary>
internal static class Endings
{
    /// <summary>Whether the object that a call gave is disposed, stopped or the like; true where it is given to code that is not followed.</summary>
    public static bool IsResultEnded(IOperation result, HotswapProject project)
    {
        Destination destination = Destination.Of(result);
        return destination.Kind switch
        {
            Destination.Fate.Ended or Destination.Fate.Unknown => true,
            Destination.Fate.Dropped => false,
            _ => IsEnded(destination.Holder!, result, project),
        };
    }

    /// <summary>Whether the object in a variable, field or property is ended.</summary>
    public static bool IsEnded(ISymbol holder, IOperation near, HotswapProject project) =>
        Releases.In([Bodies.Root(near)]).Ends(holder) || project.WayToOnFree.Releases.Ends(holder);

    /// <summary>Whether the object that a call is made on is ended; true where it cannot be told which object that is.</summary>
    public static bool IsReceiverEnded(IOperation? receiver, IOperation near, HotswapProject project)
    {
        if (receiver is null)
        {
            return true;
        }

        if (IsMadeHere(receiver))
        {
            // Nobody else has it.
            return false;
        }

        if (Root.Of(receiver) is not { } holder)
        {
            return true;
        }

        if (IsEnded(holder, near, project))
        {
            return true;
        }

        // A local variable's object may be kept elsewhere and ended there.
        return holder is ILocalSymbol local
            && Root.Initial(local, Bodies.Root(near)) is { } made
            && IsResultEnded(made, project);
    }

    private static bool IsMadeHere(IOperation value) => value switch
    {
        IObjectCreationOperation => true,
        IConversionOperation conversion => IsMadeHere(conversion.Operand),
        IParenthesizedOperation parenthesized => IsMadeHere(parenthesized.Operand),
        _ => false,
    };
}
