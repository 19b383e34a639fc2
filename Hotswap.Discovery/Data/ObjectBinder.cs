using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;

namespace Hotswap.Discovery;

/// <summary>Classes and structs that are carried member by member: the plugin's own, and those of contracts.</summary>
internal sealed class ObjectBinder(KnownTypes known, DataBinder values)
{
    private readonly Dictionary<ITypeSymbol, Entry> _entries = new(SymbolEqualityComparer.Default);
    private readonly List<ITypeSymbol> _order = [];
    private readonly Dictionary<ITypeSymbol, string> _classes = new(SymbolEqualityComparer.Default);
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What can be carried, in the order in which it was found.</summary>
    public IEnumerable<DataObject> Bound => _order.Select(t => _entries[t].Object!);

    /// <summary>The types of <see cref="Bound"/>, by the class that reads and writes each.</summary>
    public IEnumerable<KeyValuePair<string, INamedTypeSymbol>> Types =>
        _order.Select(t => new KeyValuePair<string, INamedTypeSymbol>(_entries[t].Class, (INamedTypeSymbol)t));

    /// <summary>Binds a type, and all that its members need; gives what is wrong with it, member by member.</summary>
    public ImmutableArray<DataFault> Bind(INamedTypeSymbol type, out string className)
    {
        if (_entries.TryGetValue(type, out Entry? found))
        {
            // A type that is being bound is taken to fit: it holds itself. If it does not, what relied on it is forgotten.
            className = found.Class;
            return found.Faults;
        }

        if (WhyNot(type) is { } why)
        {
            className = "";
            return [new DataFault("", TypeText.Message(type), why)];
        }

        className = ClassOf(type);
        var entry = new Entry(className);
        _entries.Add(type, entry);
        int before = _order.Count;
        _order.Add(type);
        entry.Object = new MemberBinder(known, values, type, className).Bind(out ImmutableArray<DataFault> faults);
        entry.Faults = faults;
        if (!faults.IsEmpty)
        {
            foreach (ITypeSymbol relied in _order.Skip(before))
            {
                if (!SymbolEqualityComparer.Default.Equals(relied, type))
                {
                    _entries.Remove(relied);
                }
            }

            _order.RemoveRange(before, _order.Count - before);
        }

        return faults;
    }

    private string? WhyNot(INamedTypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Interface)
        {
            return "it is an interface, so that what it holds could not be made again; declare a class";
        }

        if (type.IsStatic || type.IsAbstract)
        {
            return "it is abstract, so that what it holds could not be made again; declare the class that it holds";
        }

        if (GenericText.HidesParameters(type))
        {
            return "one of its type parameters has the name of one of a type around it; rename it";
        }

        for (INamedTypeSymbol? level = type; level is { SpecialType: not (SpecialType.System_Object or SpecialType.System_ValueType) }; level = level.BaseType)
        {
            if (!IsOwnOrContract(level))
            {
                return SymbolEqualityComparer.Default.Equals(level, type)
                    ? $"it is a type of '{level.ContainingAssembly?.Name}', which is neither this plugin nor a contract, and none that is known"
                    : $"it derives from '{TypeText.Message(level)}', which is neither of this plugin nor of a contract; derive from a class that is, or from none";
            }
        }

        return type.AllInterfaces.Any(i => i.SpecialType == SpecialType.System_Collections_IEnumerable)
            ? "it is a collection of its own; use one of the framework's, such as List"
            : null;
    }

    private bool IsOwnOrContract(INamedTypeSymbol type) =>
        SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, known.Compilation.Assembly)
        || (type.ContainingAssembly is { } assembly && KnownTypes.Attribute(assembly, known.ContractAttribute) is not null);

    /// <summary>A name for the class that reads and writes the type: the same as long as the type has the same name.</summary>
    private string ClassOf(INamedTypeSymbol type)
    {
        if (_classes.TryGetValue(type, out string? given))
        {
            return given;
        }

        string metadata = TypeText.Metadata(type);
        var name = new StringBuilder("LiveData_");
        foreach (char c in Access.IsGeneric(type) ? TypeText.Metadata(type.OriginalDefinition) : metadata)
        {
            name.Append(char.IsLetterOrDigit(c) ? c : '_');
        }

        string plain = name.ToString();
        string unique = Access.IsGeneric(type) ? plain + "_" + Hash(metadata) : plain;
        if (!_taken.Add(unique))
        {
            unique = plain + "_" + Hash(metadata + "\n" + type.ContainingAssembly?.Name);
            _taken.Add(unique);
        }

        _classes.Add(type, unique);
        return unique;
    }

    private static string Hash(string text)
    {
        uint hash = 2166136261;
        foreach (char c in text)
        {
            hash = unchecked((hash ^ c) * 16777619);
        }

        return hash.ToString("x8", CultureInfo.InvariantCulture);
    }

    private sealed class Entry(string name)
    {
        public string Class { get; } = name;

        public ImmutableArray<DataFault> Faults { get; set; } = [];

        public DataObject? Object { get; set; }
    }
}
