using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Hotswap.Discovery;

/// <summary>A parameter or member that stored data has.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type in stored data.</param>
/// <param name="Location">Where it is declared, or what leads to it.</param>
/// <param name="IsNeeded">Whether data without it is refused.</param>
/// <param name="FormerNames">Names that it had in earlier versions.</param>
public sealed record ContractMember(string Name, WireType Type, Location Location, bool IsNeeded, EquatableArray<string> FormerNames)
{
    /// <summary>Whether null is read.</summary>
    public bool ReadsNull { get; internal init; }
}

/// <summary>A live thing, or a type that live things hold, as stored data has it.</summary>
/// <param name="Name">The live name, or the type's full name.</param>
/// <param name="IsLive">Whether it is a live thing.</param>
/// <param name="Location">Where it is declared, or what leads to it.</param>
/// <param name="FormerNames">Live names that it had in earlier versions.</param>
/// <param name="Members">Its parameters or members.</param>
public sealed record ContractThing(
    string Name, bool IsLive, Location Location, EquatableArray<string> FormerNames, ImmutableArray<ContractMember> Members)
{
    /// <summary>Whether it is a struct, which cannot be null.</summary>
    public bool IsStruct { get; internal init; }

    /// <summary>The lines that a ledger has of it, each with the place it comes from.</summary>
    public IEnumerable<(LedgerLine Line, Location Location)> Lines
    {
        get
        {
            if (IsLive)
            {
                yield return (new LedgerLine(Name, null, null), Location);
            }

            foreach (ContractMember member in Members)
            {
                yield return (new LedgerLine(Name, member.Name, member.Type), member.Location);
            }
        }
    }
}

/// <summary>What jobs that are stored anywhere rely on: the live things of a plugin, and the types that their data is made of.</summary>
public sealed class LiveContract
{
    private const string LiveData = "global::Hotswap.LiveData";

    private readonly Dictionary<string, ContractThing> _types = new(StringComparer.Ordinal);
    private readonly PluginProject _project;
    private readonly Dictionary<string, DataObject> _objects;

    private LiveContract(PluginProject project)
    {
        _project = project;
        _objects = project.DataObjects.ToDictionary(o => o.Class);
        Live = [.. Functions(), .. LiveTypes()];
    }

    /// <summary>The live things that jobs can be made of.</summary>
    public ImmutableArray<ContractThing> Live { get; }

    /// <summary>All lines, each once.</summary>
    public IEnumerable<(LedgerLine Line, Location Location)> Lines => Live.Concat(_types.Values).SelectMany(t => t.Lines);

    /// <summary>The contract of a plugin.</summary>
    public static LiveContract Of(PluginProject project) => new(project);

    /// <summary>A type that live things hold.</summary>
    public ContractThing? FindType(string name) => _types.TryGetValue(name, out ContractThing? type) ? type : null;

    private IEnumerable<ContractThing> Functions()
    {
        foreach (LiveFunctionBinding function in _project.LiveFunctions)
        {
            // One that no job can be made of is called through the vault, by code of its own generation.
            if (!function.Data.IsDefault)
            {
                Location place = Fault.LocationOf(function.Method);
                bool isRaw = function.Data is [{ Value.Type: LiveData }];
                yield return new ContractThing(
                    function.Name,
                    IsLive: true,
                    place,
                    function.FormerNames.ToEquatableArray(),
                    [
                        .. function.Data.Select(p => Member(
                            isRaw ? LedgerLine.Payload : p.Name,
                            p.Value,
                            function.Method.Parameters.FirstOrDefault(s => s.Name == p.Name),
                            isNeeded: p.Default.Length == 0,
                            p.FormerNames,
                            place)),
                    ]);
            }
        }
    }

    private IEnumerable<ContractThing> LiveTypes()
    {
        foreach (LiveTypeBinding type in _project.LiveTypes)
        {
            Location place = Fault.LocationOf(type.Type);
            yield return new ContractThing(
                type.Name, IsLive: true, place, type.FormerNames.ToEquatableArray(), Members(_objects[type.DataClass], type.Type, place));
        }
    }

    private ImmutableArray<ContractMember> Members(DataObject data, INamedTypeSymbol type, Location place) =>
        [.. data.Members.Select(m => Member(m.Name, m.Value, SymbolOf(m.Name, type), m.IsRequired, m.FormerNames, place))];

    private ContractMember Member(
        string name, DataValue value, ISymbol? symbol, bool isNeeded, EquatableArray<string> formerNames, Location place)
    {
        Location best = PlaceOf(symbol, place);
        AddTypes(value, best);
        return new ContractMember(name, WireType.Of(value), best, isNeeded, formerNames)
        {
            ReadsNull = value.IsReference || value.Form == DataForm.Nullable,
        };
    }

    private void AddTypes(DataValue value, Location place)
    {
        foreach (DataValue item in value.Items)
        {
            AddTypes(item, place);
        }

        if (value.Form != DataForm.Object || !_project.DataTypes.TryGetValue(value.Class, out INamedTypeSymbol? type))
        {
            return;
        }

        string name = WireType.Of(value).Name;
        if (!_types.ContainsKey(name))
        {
            // Known before its members are: it may hold itself.
            Location best = PlaceOf(type, place);
            var thing = new ContractThing(name, IsLive: false, best, EquatableArray<string>.Empty, []) { IsStruct = type.IsValueType };
            _types.Add(name, thing);
            _types[name] = thing with { Members = Members(_objects[value.Class], type, best) };
        }
    }

    /// <summary>Where the symbol is declared; for one of a contract, what led to it.</summary>
    private Location PlaceOf(ISymbol? symbol, Location place) =>
        symbol is not null && SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, _project.Known.Compilation.Assembly)
            ? Fault.LocationOf(symbol)
            : place;

    private static ISymbol? SymbolOf(string member, INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? level = type; level is not null; level = level.BaseType)
        {
            if (level.GetMembers(member).FirstOrDefault(m => m is IFieldSymbol or IPropertySymbol) is { } symbol)
            {
                return symbol;
            }
        }

        return null;
    }
}
