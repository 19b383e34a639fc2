using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hotswap.Analyzers;

/// <summary>A place in the code where a method may be called, told by its name.</summary>
/// <param name="Caller">The member whose code it is in.</param>
/// <param name="Use">The whole name, such as <c>a.b.Method</c>; null where the method is not named, or only the member is known.</param>
/// <param name="Call">The call or creation; null where the method is taken as a delegate, or where only the member is known.</param>
internal readonly record struct CallSite(ISymbol Caller, ExpressionSyntax? Use, SyntaxNode? Call);
