using Microsoft.CodeAnalysis;

namespace Hotswap.Discovery;

/// <summary>Faults of a live type: HS1003.</summary>
internal static class LiveTypeValidity
{
    public static Fault? Check(INamedTypeSymbol type, KnownTypes known) => Why(type, known.Compilation) is { } why
        ? Fault.At(RuleIds.UnfitLiveType, type, TypeText.Message(type), why.Text).Because(why.Reason)
        : null;

    private static (FaultReason Reason, string Text)? Why(INamedTypeSymbol type, Compilation compilation) => type switch
    {
        { TypeKind: not (TypeKind.Class or TypeKind.Struct) } =>
            (FaultReason.Kind, $"it is {Kind(type.TypeKind)}; make it a class or struct"),
        { IsStatic: true } => (FaultReason.Kind, "it is static; make it a class whose members are the data"),
        { IsAbstract: true } => (FaultReason.Kind, "it is abstract; make it a plain class"),
        { IsRefLikeType: true } => (FaultReason.Kind, "it is a ref struct, which cannot be kept; make it a plain struct"),
        _ when Access.IsGeneric(type) => (FaultReason.Generic, "it has type parameters, itself or a type around it; make it plain"),
        _ when Access.IsFileLocal(type) => (FaultReason.Inaccessible, "it is visible in its file only; remove 'file'"),
        _ when !Access.CanUse(type, compilation) =>
            (FaultReason.Inaccessible, "it, or a type around it, is private or protected; make it internal"),
        _ when Access.IsObsoleteError(type) => (FaultReason.Obsolete, "it is marked [Obsolete] as an error; remove the mark"),
        _ => null,
    };

    private static string Kind(TypeKind kind) => kind switch
    {
        TypeKind.Enum => "an enum",
        TypeKind.Interface => "an interface",
        TypeKind.Delegate => "a delegate",
        _ => "no class or struct",
    };
}
