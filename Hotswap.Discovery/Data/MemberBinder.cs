using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Hotswap.Discovery;

/// <summary>Which members of one type are live data, how each is set, and how the type is made.</summary>
/// <remarks>
/// Live data are the public instance fields, and the public properties with a getter, that can be set: by a setter of
/// whatever accessibility, by the constructor, or, for an automatic property that holds a collection, by filling it. What is
/// computed is no data.
/// </remarks>
internal sealed class MemberBinder(KnownTypes known, DataBinder values, INamedTypeSymbol type, string className)
{
    private readonly List<DataAccessor> _accessors = [];

    /// <summary>Binds the type; null and what is wrong with it, of each member the first, if it cannot be.</summary>
    public DataObject? Bind(out ImmutableArray<DataFault> faults)
    {
        ISymbol[] candidates = [.. Candidates()];
        if (Constructor(candidates) is not { } constructor)
        {
            faults =
            [
                new DataFault(
                    "",
                    TypeText.Message(type),
                    "it has no public or internal constructor that takes nothing, or nothing but members by their name and type; add one"),
            ];
            return null;
        }

        var found = new List<DataFault>();
        var members = new List<DataMember>();
        var arguments = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (ISymbol candidate in candidates)
        {
            IParameterSymbol? parameter = constructor.Parameters.FirstOrDefault(p => Fits(p, candidate));
            if (parameter is null && !CanSet(candidate))
            {
                continue;
            }

            ITypeSymbol memberType = TypeOf(candidate);
            if (values.Bind(memberType, out DataFault? fault) is not { } value)
            {
                found.Add(fault!.Under("." + candidate.Name, candidate));
                continue;
            }

            if (Access.WhyMarked(candidate) is { } mark)
            {
                found.Add(new DataFault("." + candidate.Name, TypeText.Message(memberType), mark, candidate));
                continue;
            }

            if (parameter is not null)
            {
                arguments[parameter.Name] = members.Count;
            }

            members.Add(Member(candidate, value, parameter));
        }

        faults = [.. found];
        if (found.Count > 0)
        {
            return null;
        }

        DataCreation creation = Creation(constructor);
        if (creation == DataCreation.Accessor)
        {
            Accessor(DataAccessorKind.Constructor, ".ctor", type, string.Join(", ", constructor.OriginalDefinition.Parameters.Select((p, i) => $"{TypeText.Code(p.Type)} p{i}")));
        }

        return new DataObject(
            className,
            TypeText.CodeNotNull(type),
            DataBinder.Article(type.Name),
            type.IsValueType,
            type.IsSealed || type.IsValueType,
            creation,
            members.ToEquatableArray(),
            constructor.Parameters.Select(p => arguments[p.Name]).ToEquatableArray(),
            _accessors.ToEquatableArray());
    }

    /// <summary>Public data of the type and its bases, the base's first, without what is hidden, overridden or left out.</summary>
    private IEnumerable<ISymbol> Candidates()
    {
        var levels = new Stack<INamedTypeSymbol>();
        for (INamedTypeSymbol? level = type; level is not null; level = level.BaseType)
        {
            levels.Push(level);
        }

        var nearest = new Dictionary<string, ISymbol>(StringComparer.Ordinal);
        var order = new List<string>();
        var ambiguous = new HashSet<string>(StringComparer.Ordinal);
        foreach (ISymbol member in levels.SelectMany(l => l.GetMembers()))
        {
            if (member.IsStatic || !IsData(member))
            {
                continue;
            }

            if (!nearest.TryGetValue(member.Name, out ISymbol? other))
            {
                order.Add(member.Name);
            }
            else if (SymbolEqualityComparer.Default.Equals(other.ContainingType, member.ContainingType))
            {
                // An error of the source that must not become one of the generated code.
                ambiguous.Add(member.Name);
            }

            nearest[member.Name] = member;
        }

        return order.Where(n => n.Length > 0 && !ambiguous.Contains(n)).Select(n => nearest[n]).Where(m => m.DeclaredAccessibility == Accessibility.Public && !IsIgnored(m));
    }

    private static bool IsData(ISymbol member) => member is
        IFieldSymbol { IsImplicitlyDeclared: false, IsConst: false, AssociatedSymbol: null }
        or IPropertySymbol { IsIndexer: false, GetMethod.DeclaredAccessibility: Accessibility.Public };

    private bool IsIgnored(ISymbol member)
    {
        for (ISymbol? level = member; level is not null; level = (level as IPropertySymbol)?.OverriddenProperty)
        {
            if (KnownTypes.Attribute(level, known.IgnoreAttribute) is not null)
            {
                return true;
            }
        }

        return false;
    }

    private static ITypeSymbol TypeOf(ISymbol member) => member is IFieldSymbol field ? field.Type : ((IPropertySymbol)member).Type;

    private bool CanSet(ISymbol member) => member switch
    {
        IFieldSymbol => true,
        IPropertySymbol property => Setter(property) is not null || IsFilled(property),
        _ => false,
    };

    /// <summary>The setter of a property, or of the one that it overrides.</summary>
    private static IMethodSymbol? Setter(IPropertySymbol property)
    {
        for (IPropertySymbol? level = property; level is not null; level = level.OverriddenProperty)
        {
            if (level.SetMethod is { } setter)
            {
                return setter;
            }
        }

        return null;
    }

    /// <summary>Whether the property is automatic, cannot be set and holds a collection that can be filled.</summary>
    private static bool IsFilled(IPropertySymbol property) =>
        property is { SetMethod: null, Type: INamedTypeSymbol { IsReferenceType: true } held }
        && Collections.Of(held, "", "") is not null
        && Collections.CanFill(held)
        && (property.ContainingType.GetMembers().Any(m => m is IFieldSymbol f && SymbolEqualityComparer.Default.Equals(f.AssociatedSymbol, property))
            || property.GetMethod!.GetAttributes().Any(a => a.AttributeClass?.Name == "CompilerGeneratedAttribute"));

    private static bool Fits(IParameterSymbol parameter, ISymbol member) =>
        string.Equals(parameter.Name, member.Name, StringComparison.OrdinalIgnoreCase)
        && parameter.RefKind is RefKind.None or RefKind.In
        && SymbolEqualityComparer.Default.Equals(parameter.Type, TypeOf(member));

    /// <summary>
    /// The constructor: the one without parameters, unless another sets more. Where several serve, the one with most parameters.
    /// </summary>
    private IMethodSymbol? Constructor(ISymbol[] candidates)
    {
        IMethodSymbol[] fitting =
        [
            .. type.InstanceConstructors
                .Where(c => Access.CanUse(c, known.Compilation)
                    && Access.WhyMarked(c) is null
                    && c.Parameters.All(p => candidates.Count(m => Fits(p, m)) == 1))
                .OrderByDescending(c => c.Parameters.Length),
        ];
        return fitting.FirstOrDefault(c => c.Parameters.Length == 0) is { } empty
            && !fitting.Any(c => c.Parameters.Any(p => !candidates.Any(m => Fits(p, m) && CanSet(m))))
                ? empty
                : fitting.FirstOrDefault();
    }

    private DataCreation Creation(IMethodSymbol constructor) =>
        type.IsValueType && constructor.IsImplicitlyDeclared && constructor.Parameters.IsEmpty ? DataCreation.Default
        : Construction.HasRequiredMembers(type) && !Construction.SetsRequiredMembers(constructor) ? DataCreation.Accessor
        : DataCreation.New;

    private DataMember Member(ISymbol symbol, DataValue value, IParameterSymbol? parameter)
    {
        var former = new List<string>(FormerNames.Of(symbol, known));
        bool isRequired = symbol is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true };
        if (parameter is not null)
        {
            former.AddRange(FormerNames.Of(parameter, known));
            return new DataMember(symbol.Name, value, DataAssignment.Argument)
            {
                IsRequired = isRequired || !parameter.HasExplicitDefaultValue,
                Default = parameter.HasExplicitDefaultValue ? DefaultValue.Of(parameter) ?? "" : "",
                FormerNames = former.Distinct().ToEquatableArray(),
            };
        }

        (DataAssignment assignment, int accessor) = symbol switch
        {
            IFieldSymbol { IsReadOnly: true } field => (DataAssignment.Accessor, FieldAccessor(field)),
            IFieldSymbol => (DataAssignment.Assign, -1),
            IPropertySymbol property when Setter(property) is { } setter => !setter.IsInitOnly && Access.CanUse(setter, known.Compilation)
                ? (DataAssignment.Assign, -1)
                : (DataAssignment.Accessor, SetterAccessor(setter)),
            _ => (DataAssignment.Fill, -1),
        };
        return new DataMember(symbol.Name, value, assignment)
        {
            IsRequired = isRequired,
            Accessor = accessor,
            FormerNames = former.ToEquatableArray(),
        };
    }

    private int FieldAccessor(IFieldSymbol field) =>
        Accessor(DataAccessorKind.Field, field.MetadataName, field.ContainingType, TypeText.Code(field.OriginalDefinition.Type));

    private int SetterAccessor(IMethodSymbol setter) =>
        Accessor(DataAccessorKind.Setter, setter.MetadataName, setter.ContainingType, TypeText.Code(setter.OriginalDefinition.Parameters[0].Type));

    private int Accessor(DataAccessorKind kind, string target, INamedTypeSymbol receiver, string parameters)
    {
        (string typeParameters, string constraints, string typeArguments) = GenericText.Of(receiver);
        _accessors.Add(new DataAccessor(
            kind,
            target,
            TypeText.CodeNotNull(receiver.OriginalDefinition),
            receiver.IsValueType,
            parameters,
            typeParameters,
            constraints,
            typeArguments));
        return _accessors.Count - 1;
    }
}
