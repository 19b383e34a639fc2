using Microsoft.CodeAnalysis;

namespace Hotswap.Discovery;

/// <summary>Why a type cannot be live data, and where in it.</summary>
/// <param name="Path">From the type that was asked about to what is at fault: <c>.Items[].Owner</c>; empty for the type itself.</param>
/// <param name="Type">The type at fault, for a message.</param>
/// <param name="Why">Why.</param>
/// <param name="Member">The first member on the path; null for the type itself.</param>
public sealed record DataFault(string Path, string Type, string Why, ISymbol? Member = null)
{
    /// <summary>The fault as seen from a type that holds this one at <paramref name="step"/>.</summary>
    public DataFault Under(string step, ISymbol? member = null) => this with { Path = step + Path, Member = member };
}
