using System.Collections.Concurrent;
using Hotswap.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Hotswap.Analyzers;

/// <summary>Finds out where an object comes from. Safe to use from any thread.</summary>
internal sealed class Origins(HotswapProject project)
{
    private const int MaxDepth = 8;

    // Callers of callers soon are the whole program: a step to them counts as three.
    private const int StepsToCallers = 2;

    private readonly HostCalls _host = new(project);

    // What is asked again and again on the way, at each depth: without it, callers of callers are a tree whose branches are many.
    private readonly ConcurrentDictionary<ISymbol, Origin>[] _known =
        [.. Enumerable.Range(0, MaxDepth + 2).Select(_ => new ConcurrentDictionary<ISymbol, Origin>(SymbolEqualityComparer.Default))];

    /// <summary>Whether the object outlives the version.</summary>
    public bool IsLongerLived(IOperation? value)
    {
        Origin origin = Of(value);
        return origin == Origin.ForeignStatic || IsOutside(origin);
    }

    /// <summary>As <see cref="IsLongerLived(IOperation?)"/>, as far as what is written tells it.</summary>
    public bool? IsLongerLived(ExpressionSyntax written) => OfWritten(written, default) is { } origin ? origin == Origin.ForeignStatic || IsOutside(origin) : null;

    /// <summary>Whether the object is one that the host or another plugin keeps. Where these give none, nothing is followed.</summary>
    public bool IsKeptByHost(IOperation value) => _host.Give && Of(value) == Origin.Outside;

    /// <summary>
    /// Whether the host or another plugin gives the object, of which the type does not tell, be it for a call. Where these give
    /// numbers, texts and the assembly's own types alone, nothing is followed.
    /// </summary>
    public bool IsObjectFromOutside(IOperation value) => _host.GiveObjects && IsOutside(Of(value));

    /// <summary>Whether it was given by the host or another plugin.</summary>
    private static bool IsOutside(Origin origin) => origin is Origin.Outside or Origin.OutsideForACall or Origin.OutsideInVault;

    public Origin Of(IOperation? value) => Of(value, default);

    /// <summary>What the calls written in this assembly pass for a parameter; nothing for what the host calls, and for lambdas.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="canMatter">Tells by what is written whether a value has to be looked at; calls that pass others are not bound.</param>
    public IEnumerable<IOperation> Passed(IParameterSymbol parameter, Func<ExpressionSyntax, bool>? canMatter = null) =>
        parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.Constructor or MethodKind.LocalFunction } method && !_host.Call(method)
            ? project.Calls.PassedFor(Calls.Declared(parameter), canMatter)
            : [];

    /// <summary>What a field or property of this assembly is given; of a positional record also what its constructor is passed. A computed property is what it returns.</summary>
    public IEnumerable<IOperation> Given(ISymbol member) =>
        member is IPropertySymbol { GetMethod: { } getter } property && !property.IsStored() ? project.Bodies.Returned(getter)
        : Records.ParameterOf(member) is { } parameter ? project.Bodies.Writes(member).Concat(Passed(parameter))
        : project.Bodies.Writes(member);

    /// <summary>Whether the host or another plugin passes the parameter, and no call that is written in this assembly.</summary>
    public bool IsPassedByHost(IParameterReferenceOperation reference) =>
        (reference.Parameter.ContainingSymbol is not IMethodSymbol method || _host.Call(method)) && Of(reference) == Origin.Outside;

    private Origin Of(IOperation? value, Depth depth)
    {
        if (depth.Exceeds(MaxDepth))
        {
            return Origin.Unknown;
        }

        // An object of a type of this assembly is this version's, whoever gives it: that of another version is of another type.
        if (project.IsOfOwnType(value?.Type))
        {
            return Origin.Own;
        }

        return value switch
        {
            // What is only converted is no step.
            IConversionOperation conversion => Of(conversion.Operand, depth),
            _ => OfStep(value, depth.Deeper),
        };
    }

    private Origin OfStep(IOperation? value, Depth depth) => value switch
    {
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.PatternInput } placeholder => Of(Patterns.Whole(placeholder), depth),
        IInstanceReferenceOperation or IObjectCreationOperation or IArrayCreationOperation or ILiteralOperation or ITypeOfOperation
            or ITypeParameterObjectCreationOperation or ICollectionExpressionOperation or IDefaultValueOperation => Origin.Own,
        IAwaitOperation wait => Of(wait.Operation, depth),
        IConditionalAccessOperation access => Of(access.WhenNotNull, depth),
        IConditionalAccessInstanceOperation placeholder => Of(Root.Accessed(placeholder), depth),
        ICoalesceOperation coalesce => Join(Of(coalesce.Value, depth), Of(coalesce.WhenNull, depth)),
        IConditionalOperation choice => Join(Of(choice.WhenTrue, depth), Of(choice.WhenFalse, depth)),
        ISwitchExpressionOperation choice => choice.Arms.Select(a => Of(a.Value, depth)).Aggregate(Origin.Own, Join),
        IThrowOperation => Origin.Own,
        ISimpleAssignmentOperation assignment => Of(assignment.Value, depth),
        IArrayElementReferenceOperation element => Of(element.ArrayReference, depth),
        ILocalReferenceOperation local => OfLocal(local, depth),
        IParameterReferenceOperation parameter => OfParameter(parameter.Parameter, depth),
        IFieldReferenceOperation field => OfMember(field, depth),
        IPropertyReferenceOperation property => OfMember(property, depth),
        IInvocationOperation call => OfCall(call, depth),
        _ => Origin.Unknown,
    };

    /// <summary>A longer life wins; what cannot be told spoils what is own.</summary>
    private static Origin Join(Origin a, Origin b) =>
        a == Origin.Outside || b == Origin.Outside ? Origin.Outside
        : IsOutside(a) ? a
        : IsOutside(b) ? b
        : a == Origin.ForeignStatic || b == Origin.ForeignStatic ? Origin.ForeignStatic
        : a == Origin.Own && b == Origin.Own ? Origin.Own
        : Origin.Unknown;

    /// <summary>The origin of what may be any of the values; null if there is none.</summary>
    private Origin? Join(IEnumerable<IOperation?> values, Depth depth)
    {
        Origin? joined = null;
        foreach (IOperation? value in values)
        {
            Origin origin = Of(value, depth);
            joined = joined is { } before ? Join(before, origin) : origin;
            if (joined == Origin.Outside)
            {
                break;
            }
        }

        return joined;
    }

    /// <summary>As <see cref="Join(IEnumerable{IOperation?}, int)"/>, of all values that a symbol may have.</summary>
    private Origin Join(ISymbol symbol, IEnumerable<IOperation?> values, Depth depth) =>
        _known[depth.Steps].TryGetValue(symbol, out Origin known) ? known : _known[depth.Steps].GetOrAdd(symbol, Join(values, depth) ?? Origin.Unknown);

    private Origin OfLocal(ILocalReferenceOperation reference, Depth depth) =>
        Join(reference.Local, Root.ValuesOf(reference.Local, Bodies.Root(reference)).SelectMany(v => Set(v, reference.Local)), depth);

    /// <summary>The value itself; of an own method that gives it by an out parameter, what the method sets that to.</summary>
    private IEnumerable<IOperation?> Set(IOperation? value, ILocalSymbol local) =>
        value is IInvocationOperation call
        && project.IsOwn(call.TargetMethod)
        && call.Arguments.FirstOrDefault(a => a.Parameter?.RefKind == RefKind.Out && SymbolEqualityComparer.Default.Equals(Root.Declared(a.Value), local)) is { Parameter: { } parameter }
            ? project.Bodies.Of(call.TargetMethod).SelectMany(b => b.DescendantsAndSelf()).OfType<ISimpleAssignmentOperation>()
                .Where(a => a.Target is IParameterReferenceOperation target && SymbolEqualityComparer.Default.Equals(target.Parameter, parameter.OriginalDefinition))
                .Select(IOperation? (a) => a.Value)
            : [value];

    private Origin OfMember(IMemberReferenceOperation reference, Depth depth)
    {
        ISymbol member = reference.Member;
        INamedTypeSymbol type = member.ContainingType;
        if (!project.IsOwn(member))
        {
            if (SymbolEqualityComparer.Default.Equals(type, project.Types.PluginContext))
            {
                return Origin.Own;
            }

            if (IsOfVault(type))
            {
                return Origin.OutsideInVault;
            }

            // The transaction around a call is given by a static member and ends by itself.
            return reference.Instance is { } instance && !member.IsStatic ? Of(instance, depth)
                : member is { Name: "Current", ContainingType: { Name: "Transaction", ContainingNamespace.Name: "Transactions" } } ? Origin.Unknown
                : Origin.ForeignStatic;
        }

        return OfOwn(member, depth);
    }

    /// <summary>The origin of what a field or property of this assembly has, whatever object it is of.</summary>
    private Origin OfOwn(ISymbol member, Depth depth)
    {
        if (project.Form is { } form && form.Imports.Any(i => SymbolEqualityComparer.Default.Equals(i.Member, member.OriginalDefinition)))
        {
            return Origin.Outside;
        }

        if (WrittenWrites.AreAllOwn(member, project))
        {
            return Origin.Own;
        }

        return Join(member.OriginalDefinition, Given(member), depth);
    }

    private Origin OfCall(IInvocationOperation call, Depth depth)
    {
        IMethodSymbol method = call.TargetMethod;
        if (project.IsOwn(method))
        {
            return Join(method.OriginalDefinition, project.Bodies.Returned(method), depth);
        }

        if (IsOfVault(method.ContainingType))
        {
            return Origin.OutsideInVault;
        }

        // What is asked of something from outside comes from outside; a factory of another assembly may give anything.
        if (method is { Name: "CreateLinkedTokenSource", ContainingType.Name: "CancellationTokenSource" })
        {
            return call.Arguments.SelectMany(a => a.Value is IArrayCreationOperation array && array.Initializer is { } items
                    ? items.ElementValues
                    : [a.Value]).Select(v => Of(v, depth)).Aggregate(Origin.Own, Join);
        }

        Origin origin = Of(call.Receiver(), depth);
        return origin == Origin.ForeignStatic && method.IsOfFramework() ? Origin.Unknown : origin;
    }

    private bool IsOfVault(INamedTypeSymbol type) =>
        SymbolEqualityComparer.Default.Equals(type, project.Types.Vault) || SymbolEqualityComparer.Default.Equals(type, project.Types.DataBag);

    private Origin OfParameter(IParameterSymbol parameter, Depth before)
    {
        if (parameter.ContainingSymbol is INamedTypeSymbol { TypeKind: TypeKind.Extension } extension)
        {
            return Join(parameter.OriginalDefinition, project.Calls.ReceiversOf(extension), before);
        }

        if (parameter.ContainingSymbol is not IMethodSymbol method || method.MethodKind is MethodKind.AnonymousFunction)
        {
            return Origin.Unknown;
        }

        if (SymbolEqualityComparer.Default.Equals(parameter.Type, project.Types.PluginContext))
        {
            return Origin.Own;
        }

        if (_host.Call(method))
        {
            // The tokens of lifecycle calls end with the call.
            return !_host.IsLifecycle(method) ? Origin.OutsideForACall
                : SymbolEqualityComparer.Default.Equals(parameter.Type, project.Types.CancellationToken) ? Origin.Own
                : Origin.Outside;
        }

        // An override of the framework's, such as Equals, is called by the framework too.
        if (method.MethodKind is not (MethodKind.Ordinary or MethodKind.Constructor or MethodKind.LocalFunction)
            || (method.IsOverride && !project.IsOwn(method.Overrides())))
        {
            return Origin.Unknown;
        }

        Depth depth = before.Further(StepsToCallers);
        parameter = Calls.Declared(parameter);
        return depth.Exceeds(MaxDepth) ? Origin.Unknown
            : _known[depth.Steps].TryGetValue(parameter, out Origin known) ? known
            : _known[depth.Steps].GetOrAdd(parameter, OfPassed(parameter, depth));
    }

    /// <summary>The origin of what the calls in this assembly pass. Those are not bound of which what is written tells that it is not from outside.</summary>
    private Origin OfPassed(IParameterSymbol declared, Depth depth)
    {
        Origin? written = null;
        Origin? bound = Join(project.Calls.PassedFor(declared, CanMatter), depth);
        return bound is { } found && written is { } other ? Join(found, other) : bound ?? written ?? Origin.Unknown;

        bool CanMatter(ExpressionSyntax value)
        {
            if (OfWritten(value, depth) is { } origin and (Origin.Own or Origin.Unknown))
            {
                written = written is { } before ? Join(before, origin) : origin;
                return false;
            }

            return true;
        }
    }

    /// <summary>The origin of a value as far as what is written tells it; null where it has to be bound.</summary>
    private Origin? OfWritten(ExpressionSyntax value, Depth depth)
    {
        if (WrittenValues.IsOwn(value, project))
        {
            return Origin.Own;
        }

        return value switch
        {
            IdentifierNameSyntax name when project.WrittenScopes.IsOfLambda(name) => Origin.Unknown,
            IdentifierNameSyntax name when project.WrittenScopes.Named(name) is IParameterSymbol parameter => OfParameter(parameter, depth.Deeper),
            IdentifierNameSyntax name when project.WrittenScopes.Named(name) is (IFieldSymbol or IPropertySymbol) and { } member && project.IsOwn(member) => OfOwn(member, depth.Deeper),
            IdentifierNameSyntax name when depth.Deeper.IsWithin(MaxDepth) && WrittenValues.Only(name, project) is { } only => OfWritten(only, depth.Deeper),
            // What another assembly's object has, comes from where that comes from.
            MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax name } access
                when project.WrittenScopes.Named(name) is IParameterSymbol { Type: INamedTypeSymbol type } parameter && IsOfForeign(type, access.Name.Identifier.ValueText)
                => depth.Deeper.IsWithin(MaxDepth) ? OfParameter(parameter, depth.Further(2)) : Origin.Unknown,
            MemberAccessExpressionSyntax access when WrittenTypes.Member(access, project) is { } member && project.IsOwn(member) && project.IsOfOwnType(WrittenTypes.Of(access.Expression, project))
                => project.IsOfOwnType(WrittenTypes.Of(access, project)) ? Origin.Own : OfOwn(member, depth.Deeper),
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax of } access }
                when project.WrittenScopes.Named(of) is INamedTypeSymbol type && !project.IsOwn(type) && !IsOfVault(type) && IsFactory(type, access.Name.Identifier.ValueText) => Origin.Unknown,
            _ => null,
        };
    }

    /// <summary>Whether the type's methods of that name may give anything, whatever they are passed.</summary>
    private static bool IsFactory(INamedTypeSymbol type, string method) =>
        method != "CreateLinkedTokenSource" && type.GetMembers(method) is { IsEmpty: false } named && named.All(m => m is IMethodSymbol { IsStatic: true, IsExtensionMethod: false, IsGenericMethod: false });

    private bool IsOfForeign(INamedTypeSymbol type, string property) =>
        !project.IsOwn(type) && !IsOfVault(type) && !SymbolEqualityComparer.Default.Equals(type, project.Types.PluginContext)
        && type.SelfAndBases().Concat(type.AllInterfaces).Any(t => t.GetMembers(property).Any(m => m is IPropertySymbol { IsStatic: false }));
}
