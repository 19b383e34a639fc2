using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Hotswap.Discovery;

/// <summary>A fault of form: what an analyzer reports and the generator refuses.</summary>
/// <param name="Id">The rule; see <see cref="RuleIds"/>.</param>
/// <param name="Symbol">What is at fault, or null where the whole project is.</param>
/// <param name="Location">Where to report it.</param>
/// <param name="Arguments">The arguments of the rule's message; see <see cref="FaultMessages"/>.</param>
public sealed record Fault(string Id, ISymbol? Symbol, Location Location, ImmutableArray<string> Arguments)
{
    /// <summary>Property of HS0001: the names of the missing methods, separated by commas.</summary>
    public const string MissingMethods = "MissingMethods";

    /// <summary>Property of faults that can be fixed in more than one way or not at all: a <see cref="FaultReason"/> by name.</summary>
    public const string Reason = "Reason";

    /// <summary>Property of HS0002 and HS0007: the lifecycle method's name, or the function's.</summary>
    public const string Name = "Name";

    /// <summary>What a fix needs to know.</summary>
    public ImmutableDictionary<string, string?> Properties { get; init; } = ImmutableDictionary<string, string?>.Empty;

    /// <summary>Other places that belong to the fault, such as the other live thing of that name.</summary>
    public ImmutableArray<Location> AdditionalLocations { get; init; } = [];

    /// <summary>Whether a plugin with this fault must not be loaded; false for what is merely odd.</summary>
    public bool IsRefusal => Id is not (RuleIds.NoPluginClass or RuleIds.PluginClassOutsidePlugin);

    /// <summary>A fault at the first place where a symbol is declared in source.</summary>
    public static Fault At(string id, ISymbol symbol, params ReadOnlySpan<string> arguments) =>
        new(id, symbol, LocationOf(symbol), [.. arguments]);

    /// <summary>
    /// The first place where a symbol is declared in source; of a plugin class in several parts, the one that says that it is one.
    /// </summary>
    public static Location LocationOf(ISymbol symbol)
    {
        if (symbol is INamedTypeSymbol { Locations.Length: > 1 }
            && symbol.GetAttributes().FirstOrDefault(a => a.AttributeClass?.Name == "HotswapPluginAttribute")?.ApplicationSyntaxReference is { } mark
            && symbol.Locations.FirstOrDefault(l => l.SourceTree == mark.SyntaxTree && l.SourceSpan.Start > mark.Span.End) is { } marked)
        {
            return marked;
        }

        foreach (Location location in symbol.Locations)
        {
            if (location.IsInSource)
            {
                return location;
            }
        }

        return Location.None;
    }

    /// <summary>The fault with a property more.</summary>
    public Fault With(string property, string value) => this with { Properties = Properties.SetItem(property, value) };

    /// <summary>The fault with its reason.</summary>
    public Fault Because(FaultReason reason) => With(Reason, reason.ToString());
}

/// <summary>Why something is at fault, for fixes.</summary>
public enum FaultReason
{
    /// <summary>Not accessible from generated code.</summary>
    Inaccessible,

    /// <summary>A parameter that is not bound.</summary>
    Parameter,

    /// <summary>A return type that does not serve.</summary>
    ReturnType,

    /// <summary>Type parameters.</summary>
    Generic,

    /// <summary>Async void.</summary>
    AsyncVoid,

    /// <summary>More than one method that would serve.</summary>
    Ambiguous,

    /// <summary>An instance method where only a static one can be called.</summary>
    Instance,

    /// <summary>A static method where an object is needed.</summary>
    Static,

    /// <summary>Declared as object, but something is returned.</summary>
    UntypedReturn,

    /// <summary>A name used twice.</summary>
    Duplicate,

    /// <summary>Beside a hand-written InvokeFunc.</summary>
    HandWritten,

    /// <summary>The type is of a kind that does not serve.</summary>
    Kind,

    /// <summary>No constructor that serves.</summary>
    Constructor,

    /// <summary>A delegate type that does not fit.</summary>
    DelegateType,

    /// <summary>A name that is almost that of a lifecycle method.</summary>
    Misspelled,

    /// <summary>Bears an attribute that keeps generated code from using it.</summary>
    Marked,
}
