using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hotswap.Analyzers;

/// <summary>Objects that a static member of the host or a library has, for as long as the process runs: <c>Game.Instance.Players</c>.</summary>
internal static class Singletons
{
    private const int MaxDepth = 4;

    /// <summary>Whether the object is one of those. The framework's statics are known one by one.</summary>
    public static bool Have(IOperation value, HotswapProject project, Depth depth = default) => depth.IsWithin(MaxDepth) && Values.Plain(value) switch
    {
        IMemberReferenceOperation reference when project.IsOwn(reference.Member) =>
            !WrittenWrites.AreAllOwn(reference.Member, project) && project.Bodies.Writes(reference.Member).Any(w => Have(w, project, depth.Deeper)),
        IMemberReferenceOperation { Instance: null, Member: IFieldSymbol or IPropertySymbol } reference => !reference.Member.IsOfFramework(),
        IMemberReferenceOperation { Instance: { } holder } => Have(holder, project, depth.Deeper),
        IInvocationOperation call when !project.IsOwn(call.TargetMethod) => call.Receiver() is { } holder && Have(holder, project, depth.Deeper),
        IArrayElementReferenceOperation element => Have(element.ArrayReference, project, depth.Deeper),
        IConditionalAccessOperation access => Have(access.WhenNotNull, project, depth.Deeper),
        IConditionalAccessInstanceOperation placeholder => Root.Accessed(placeholder) is { } accessed && Have(accessed, project, depth.Deeper),
        _ => false,
    };
}
