using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Hotswap.Analyzers;

/// <summary>
/// The facts of one rule, found by symbol, with the user's own: in .editorconfig <c>hotswap_hs4003_members</c> adds members
/// (<c>Some.Type.Member</c>, separated by commas) and <c>hotswap_hs4003_harmless</c> takes members out. Safe to use from any thread.
/// </summary>
internal sealed class FactIndex
{
    private readonly HotswapProject _project;
    private readonly Dictionary<string, List<Fact>> _named = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Dictionary<ISymbol, Fact>> _resolved = new(StringComparer.Ordinal);
    private readonly HashSet<ISymbol> _harmless = new(SymbolEqualityComparer.Default);

    // A bit for each name: this is asked for every call of a project.
    private ulong _bits;

    public FactIndex(HotswapProject project, string rule, FactEnd usersEnd)
    {
        _project = project;
        string key = "hotswap_" + rule.ToLowerInvariant();
        foreach (Fact fact in FactTable.All.Where(f => f.Rule == rule))
        {
            Add(fact);
        }

        foreach (string member in project.List(key + "_members").Select(Named))
        {
            Add(new Fact(rule, member, usersEnd, "it keeps what it is given, and with it this version, in memory", "end it on the way to OnFree") { IsUsers = true });
        }

        foreach (string member in project.List(key + "_harmless").Select(Named))
        {
            _harmless.UnionWith(Resolve(member, project));
        }
    }

    /// <summary>The methods that the facts are about, those of whole types included.</summary>
    public IEnumerable<IMethodSymbol> Methods => _named.Values.SelectMany(f => f).SelectMany(f => Resolve(f.Member, _project))
        .SelectMany(s => s is INamedTypeSymbol type ? type.GetMembers() : [s])
        .OfType<IMethodSymbol>().Where(m => m.MethodKind == MethodKind.Ordinary);

    /// <summary>Whether the user has said that the member keeps nothing.</summary>
    public bool IsHarmless(ISymbol member) => _harmless.Count > 0 && Declared(member).Any(IsListed);

    private bool IsListed(ISymbol definition) => _harmless.Contains(definition) || (definition.ContainingType is { } type && _harmless.Contains(type.OriginalDefinition));

    /// <summary>The fact about a member, or about its whole type.</summary>
    public Fact? Of(ISymbol? member)
    {
        // Nearly all members are none of these, which their names say.
        if (Known(member) is null && Known(member?.ContainingType) is null)
        {
            return null;
        }

        foreach (ISymbol definition in Declared(member!))
        {
            if (IsListed(definition))
            {
                return null;
            }

            if ((Find(Known(definition), definition) ?? Find(Known(definition.ContainingType), definition) ?? Find(Known(definition.ContainingType), definition.ContainingType?.OriginalDefinition)) is { } fact)
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

    /// <summary>Users write a constructor as metadata does, <c>Type..ctor</c>: in an .editorconfig # begins a comment.</summary>
    private static string Named(string member) =>
        member.EndsWith("..ctor", StringComparison.Ordinal) ? member.Substring(0, member.Length - ".ctor".Length) + "#ctor" : member;

    private static int Bit(string name) => ((name.Length * 5) + name[0]) & 63;

    private void Add(Fact fact)
    {
        string name = NameOf(fact.Member);
        if (name.Length > 0)
        {
            if (!_named.TryGetValue(name, out List<Fact>? facts))
            {
                _named.Add(name, facts = []);
            }

            facts.Add(fact);
            _bits |= 1UL << Bit(name);
        }
    }

    /// <summary>The name of the member; of a constructor, that of its type.</summary>
    private static string NameOf(string member)
    {
        string written = member.EndsWith(".#ctor", StringComparison.Ordinal) ? member.Substring(0, member.Length - ".#ctor".Length) : member;
        string last = written.Substring(written.LastIndexOfAny(['.', '+']) + 1);
        int arity = last.IndexOf('`');
        return arity < 0 ? last : last.Substring(0, arity);
    }

    private string? Known(ISymbol? symbol) =>
        symbol?.Name is { Length: > 0 } name && (_bits & (1UL << Bit(name))) != 0 && _named.ContainsKey(name) ? name : null;

    private Fact? Find(string? name, ISymbol? symbol) =>
        name is not null && symbol is not null && !_harmless.Contains(symbol) && _resolved.GetOrAdd(name, ResolveAll).TryGetValue(symbol, out Fact? fact) ? fact : null;

    /// <summary>The symbols that the facts of a name are about: looked up when one of that name is used.</summary>
    private Dictionary<ISymbol, Fact> ResolveAll(string name)
    {
        var found = new Dictionary<ISymbol, Fact>(SymbolEqualityComparer.Default);
        foreach (Fact fact in _named[name])
        {
            foreach (ISymbol symbol in Resolve(fact.Member, _project))
            {
                found[symbol] = fact;
            }
        }

        return found;
    }
}
