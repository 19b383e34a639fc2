using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hotswap.Analyzers;

/// <summary>Whether what was begun is ended in the same code or on the way to OnFree.</summary>
internal static class Endings
{
    private const int MaxDepth = 3;

    /// <summary>Whether the object that a call gave is disposed, stopped or the like; true where it is given to code that is not followed.</summary>
    public static bool IsResultEnded(IOperation result, HotswapProject project) => Destinations(result, project).All(d => d.Where.Kind switch
    {
        Destination.Fate.Stored or Destination.Fate.Local => IsEnded(d.Where.Holder!, d.Near, project) || IsHandedOver(d.Where.Holder!, d.Near, project),
        Destination.Fate.Dropped => false,
        _ => true,
    });

    /// <summary>What becomes of the object that a call gave, in each of the callers of the methods that return it.</summary>
    public static IEnumerable<(Destination Where, IOperation Near)> Destinations(IOperation result, HotswapProject project, Depth depth = default)
    {
        Destination destination = Destination.Of(result);
        if (destination is not { Kind: Destination.Fate.Returned, Holder: IMethodSymbol method })
        {
            return [(destination, result)];
        }

        IOperation[] uses = IsOfBase(method) || depth.Exceeds(MaxDepth)
            ? []
            : [.. project.Mentions.Of(method).SelectMany(m => project.Bodies.Of(m)).SelectMany(b => b.DescendantsAndSelf()).Where(o => o switch
            {
                IInvocationOperation call => Same(call.TargetMethod),
                IMethodReferenceOperation reference => Same(reference.Method),
                _ => false,
            })];
        return uses.SelectMany(u => u is IMethodReferenceOperation ? [(new(Destination.Fate.Unknown), result)] : Destinations(u, project, depth.Deeper));

        bool Same(IMethodSymbol called) => SymbolEqualityComparer.Default.Equals(called.OriginalDefinition, method.OriginalDefinition);
    }

    /// <summary>Whether what a field keeps is also put into something that is ended, or given to someone who may dispose it.</summary>
    public static bool IsHandedOver(ISymbol holder, IOperation near, HotswapProject project) => holder is IFieldSymbol or IPropertySymbol
        && Bodies.Root(near).Descendants().Any(o => o is IMemberReferenceOperation reference
            && SymbolEqualityComparer.Default.Equals(reference.Member.OriginalDefinition, holder)
            && reference.Converted().Parent is IArgumentOperation { Parameter.Type: { } parameter } argument
            && (Destination.Of(reference) is { Kind: Destination.Fate.Stored, Holder: { } other } ? IsEnded(other, near, project)
                : parameter.Name is "IDisposable" or "IAsyncDisposable" && argument.Parent is IInvocationOperation));

    /// <summary>Whether callers may not name the method itself, but one that it overrides or implements; or be of another assembly.</summary>
    private static bool IsOfBase(IMethodSymbol method) => method.IsOverride || method.IsVirtual || !method.ExplicitInterfaceImplementations.IsEmpty
        || (method is { IsStatic: false, ContainingType: { } type } && type.AllInterfaces.SelectMany(i => i.GetMembers(method.Name))
            .Any(m => SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(m), method)));

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

        if (receiver.Unconverted() is IObjectCreationOperation)
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
}
