using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Hotswap.Discovery;

/// <summary>Sorts live candidates into those that serve and faults.</summary>
internal sealed class LiveBinder(
    INamedTypeSymbol? plugin,
    KnownTypes known,
    CandidateSymbols symbols,
    CancellationToken cancellationToken)
{
    private readonly List<LiveFunctionBinding> _functions = [];
    private readonly List<LiveTypeBinding> _types = [];
    private readonly List<Fault> _faults = [];
    private readonly DataBinder _data = new(known, cancellationToken);

    public ImmutableArray<LiveFunctionBinding> Functions => [.. _functions.OrderBy(f => f.Name, StringComparer.Ordinal)];

    public ImmutableArray<LiveTypeBinding> Types => [.. _types.OrderBy(t => t.Name, StringComparer.Ordinal)];

    public ImmutableArray<DataObject> DataObjects => [.. _data.Objects.OrderBy(o => o.Class, StringComparer.Ordinal)];

    public ImmutableDictionary<string, INamedTypeSymbol> DataTypes => _data.Types.ToImmutableDictionary(StringComparer.Ordinal);

    public IReadOnlyList<Fault> Faults => _faults;

    public void Bind()
    {
        IMethodSymbol[] methods = [.. symbols.Methods.Where(m => !IsOverrideOfLive(m))];
        INamedTypeSymbol[] types = [.. symbols.Types.Where(t => !IsPluginClass(t))];
        HashSet<ISymbol> duplicates = Duplicates([.. methods, .. types]);
        foreach (IMethodSymbol method in methods)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Fault? fault = LiveFunctionValidity.Check(method, plugin, known);
            if (fault is not null)
            {
                _faults.Add(fault);
            }

            if ((fault is null || fault.Id == RuleIds.AsyncVoidLiveFunction) && !duplicates.Contains(method) && IsComplete(method))
            {
                _functions.Add(new LiveFunctionBinding(method, known.ReturnKindOf(method))
                {
                    Data = LiveParameters.Of(method, known, _data),
                    FormerNames = [.. FormerNames.Of(method, known)],
                });
            }
        }

        foreach (INamedTypeSymbol type in types)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (LiveTypeValidity.Check(type, known) is { } fault)
            {
                _faults.Add(fault);
            }
            else if (!duplicates.Contains(type) && Access.CanName(type, known.Compilation) && LiveTypeValidity.CheckData(type, known, _data, _faults) is { } binding)
            {
                _types.Add(binding);
            }
        }
    }

    private HashSet<ISymbol> Duplicates(ISymbol[] things)
    {
        var duplicates = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (IGrouping<string, ISymbol> group in things.GroupBy(t => t.Name, StringComparer.OrdinalIgnoreCase))
        {
            ISymbol[] same = [.. group];
            if (same.Length == 1)
            {
                continue;
            }

            for (int i = 0; i < same.Length; i++)
            {
                ISymbol other = same[i == 0 ? 1 : 0];
                duplicates.Add(same[i]);
                _faults.Add(Fault.At(RuleIds.DuplicateLiveName, same[i], same[i].Name, TypeText.Message(other)).With(Fault.Name, same[i].Name) with
                {
                    AdditionalLocations = [.. same.Where(s => !ReferenceEquals(s, same[i])).Select(Fault.LocationOf)],
                });
            }
        }

        return duplicates;
    }

    private bool IsComplete(IMethodSymbol method) => Signatures.IsComplete(method, known.Compilation) && Access.CanName(method.ContainingType, known.Compilation);

    private bool IsPluginClass(INamedTypeSymbol type) => symbols.PluginClasses.Contains(type, SymbolEqualityComparer.Default);

    /// <summary>Whether the method only overrides a live method, through which it is called.</summary>
    private bool IsOverrideOfLive(IMethodSymbol method) =>
        method.OverriddenMethod is { } overridden && symbols.Methods.Contains(overridden.OriginalDefinition, SymbolEqualityComparer.Default);
}
