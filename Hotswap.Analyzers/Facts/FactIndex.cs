using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Hotswap.Analyzers;

/// <summary>
/// The facts of one rule, found by symbol, with the user's own: in .editorconfig <c>hotswap_hs4003_members</c> adds members
/// (<c>Some.Type.Member</c>, separated by commas) and <c>hotswap_hs4003_harmless</c> takes members out.
/// </summary>
internal sealed class FactIndex
{
    private readonly Dictionary<ISymbol, Fact> _facts = new(SymbolEqualityComparer.Default);
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<ISymbol> _harmless = new(SymbolEqualityComparer.Default);

    public FactIndex(HotswapProject project, string rule, FactEnd usersEnd)
    {
        string key = "hotswap_" + rule.ToLowerInvariant();
        foreach (Fact fact in FactTable.All.Where(f => f.Rule == rule))
        {
            Add(fact, project);
        }

        foreach (string member in project.List(key + "_members"))
        {
            Add(new Fact(rule, member, usersEnd, "it keeps what it is given, and with it this version, in memory", "end it on the way to OnFree") { IsUsers = true }, project);
        }

        foreach (string member in project.List(key + "_harmless"))
        {
            foreach (ISymbol symbol in Resolve(member, project))
            {
                _facts.Remove(symbol);
                _harmless.Add(symbol);
            }
        }
    }

    public bool IsEmpty => _facts.Count == 0;

    /// <summary>Whether the user has said that the member keeps nothing.</summary>
    public bool IsHarmless(ISymbol member) => _harmless.Count > 0 && Declared(member).Any(IsListed);

    private bool IsListed(ISymbol definition) => _harmless.Contains(definition) || (definition.ContainingType is { } type && _harmless.Contains(type.OriginalDefinition));

    /// <summary>The fact about a member, or about its whole type.</summary>
    public Fact? Of(ISymbol? member)
    {
        // Nearly all members are none of these, which their names say.
        if (member is null || !(_names.Contains(member.Name) || (member.ContainingType is { } container && _names.Contains(container.Name))))
        {
            return null;
        }

        foreach (ISymbol definition in Declared(member))
        {
            if (_harmless.Contains(definition))
            {
                return null;
            }

            if (_facts.TryGetValue(definition, out Fact? fact) || (definition.ContainingType is { } type && _facts.TryGetValue(type.OriginalDefinition, out fact)))
            {
                return fact;
            }
        }

        return null;
    }

    /// <summary>The member as it is declared, and the members of bases and interfaces that it stands for.</summary>
    private static IEnumerable<ISymbol> Declared(ISymbol member)
    {
        ISymbol definition = (member is IMethodSymbol { ReducedFrom: { } reduced } ? reduced : member).OriginalDefinition;
        yield return definition;
        if (definition.IsStatic || definition.ContainingType is not { } type)
        {
            yield break;
        }

        for (ISymbol? overridden = Overridden(definition); overridden is not null; overridden = Overridden(overridden))
        {
            yield return overridden.OriginalDefinition;
        }

        foreach (ISymbol implemented in type.AllInterfaces.SelectMany(i => i.GetMembers(definition.Name)))
        {
            if (SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(implemented), definition))
            {
                yield return implemented.OriginalDefinition;
            }
        }
    }

    private static ISymbol? Overridden(ISymbol member) => member switch
    {
        IMethodSymbol method => method.OverriddenMethod,
        IPropertySymbol property => property.OverriddenProperty,
        IEventSymbol @event => @event.OverriddenEvent,
        _ => null,
    };

    public static ImmutableArray<ISymbol> Resolve(string name, HotswapProject project)
    {
        if (project.Types.Get(name) is { } whole)
        {
            return [whole];
        }

        int dot = name.LastIndexOf('.');
        if (dot <= 0 || project.Types.Get(name.Substring(0, dot)) is not { } type)
        {
            return [];
        }

        string member = name.Substring(dot + 1);
        return member == "#ctor" ? [.. type.InstanceConstructors] : type.GetMembers(member);
    }

    private void Add(Fact fact, HotswapProject project)
    {
        foreach (ISymbol symbol in Resolve(fact.Member, project))
        {
            _facts[symbol] = fact;
            _names.Add(symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } ? symbol.ContainingType.Name : symbol.Name);
        }
    }
}
