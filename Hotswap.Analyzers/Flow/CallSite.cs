using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hotswap.Analyzers;

/// <summary>A place in the code where a method may be called, told by its name.</summary>
/// <param name="member">The member whose code it is in; looked up when asked for, as most places are told apart by what is written.</param>
/// <param name="use">The whole name, such as <c>a.b.Method</c>; null where the method is not named, or only the member is known.</param>
/// <param name="call">The call or creation; null where the method is taken as a delegate, or where only the member is known.</param>
internal sealed class CallSite(Lazy<ISymbol?> member, ExpressionSyntax? use, SyntaxNode? call)
{
    /// <summary>The member whose code it is in; null for code that is no member's.</summary>
    public ISymbol? Caller => member.Value;

    public ExpressionSyntax? Use => use;

    public SyntaxNode? Call => call;
}
