using Microsoft.CodeAnalysis;

namespace Hotswap.Analyzers;

/// <summary>A place in the code where a method may be called, told by its name.</summary>
/// <param name="Caller">The member whose code it is in.</param>
/// <param name="Call">The call or creation; null where the method is taken as a delegate, or where only the member is known.</param>
internal readonly record struct CallSite(ISymbol Caller, SyntaxNode? Call);
