using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Hotswap.Discovery;

/// <summary>Faults of a live type: HS1003, HS1004, and HS1002 of its handler.</summary>
internal static class LiveTypeValidity
{
    public static Fault? Check(INamedTypeSymbol type, KnownTypes known) => Why(type, known.Compilation) is { } why
        ? Fault.At(RuleIds.UnfitLiveType, type, TypeText.Message(type), why.Text).Because(why.Reason)
        : null;

    /// <summary>Binds the members and the handler of a type that is fit by itself; null and faults where they do not serve.</summary>
    public static LiveTypeBinding? CheckData(INamedTypeSymbol type, KnownTypes known, DataBinder data, List<Fault> faults)
    {
        int before = faults.Count;
        ImmutableArray<DataFault> unfit = data.BindObject(type, out string dataClass);
        foreach (DataFault fault in unfit)
        {
            faults.Add(fault.Member is { } member
                ? Fault.At(RuleIds.UnfitLiveMember, IsDeclaredIn(member, type) ? member : type, TypeText.Message(type) + fault.Path, fault.Type, fault.Why)
                : Fault.At(RuleIds.UnfitLiveType, type, TypeText.Message(type), fault.Why).Because(FaultReason.Constructor));
        }

        IMethodSymbol? handler = Handler(type, known, faults);
        return faults.Count > before
            ? null
            : new LiveTypeBinding(type, dataClass) { Handler = handler, FormerNames = [.. FormerNames.Of(type, known)] };
    }

    private static bool IsDeclaredIn(ISymbol member, INamedTypeSymbol type) =>
        SymbolEqualityComparer.Default.Equals(member.ContainingType, type) && Fault.LocationOf(member).IsInSource;

    /// <summary>The one method through which the type is run.</summary>
    private static IMethodSymbol? Handler(INamedTypeSymbol type, KnownTypes known, List<Fault> faults)
    {
        IMethodSymbol[] handlers =
        [
            .. MemberLookup.Methods(type, "Handle", known.Compilation)
                .Concat(MemberLookup.Methods(type, "HandleAsync", known.Compilation))
                .Where(m => !m.IsStatic && SymbolEqualityComparer.Default.Equals(m.ContainingAssembly, known.Compilation.Assembly)),
        ];
        if (handlers.Length == 0)
        {
            return null;
        }

        IMethodSymbol handler = handlers[0];
        if (WhyNoHandler(handler, handlers, known) is { } why)
        {
            faults.Add(Fault.At(RuleIds.UncallableLiveFunction, handler, TypeText.Message(handler), why.Text).Because(why.Reason));
        }
        else if (known.ReturnKindOf(handler) == ReturnKind.AsyncVoid)
        {
            faults.Add(Fault.At(RuleIds.AsyncVoidLiveFunction, handler, TypeText.Message(handler)).Because(FaultReason.AsyncVoid));
        }

        return handler;
    }

    private static (FaultReason Reason, string Text)? WhyNoHandler(IMethodSymbol handler, IMethodSymbol[] all, KnownTypes known)
    {
        if (all.Length > 1)
        {
            return (FaultReason.Ambiguous, $"the type has {all.Length} methods named Handle or HandleAsync, and a job runs one; rename the others");
        }

        if (handler.IsGenericMethod)
        {
            return (FaultReason.Generic, "it has type parameters; remove them");
        }

        if (!Access.CanUse(handler, known.Compilation))
        {
            return (FaultReason.Inaccessible, "it is private or protected; make it internal");
        }

        if (Access.WhyMarked(handler) is { } mark)
        {
            return (FaultReason.Marked, mark + "; remove the mark");
        }

        IParameterSymbol? unbound = handler.Parameters.FirstOrDefault(p =>
            p.RefKind != RefKind.None || Injection.OfLiveFunction(p, known) is Argument.Value or Argument.LiveData);
        return unbound is null
            ? null
            : (FaultReason.Parameter, $"parameter '{unbound.Name}' is not injected (Vault, PluginContext, CancellationToken and LiveJob are); make it a member of the type");
    }

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
        _ when Access.WhyMarked(type) is { } mark => (FaultReason.Marked, mark + "; remove the mark"),
        _ => null,
    };

    private static string Kind(TypeKind kind) => kind switch
    {
        TypeKind.Enum => "an enum",
        TypeKind.Interface => "an interface",
        _ => "a delegate",
    };
}
