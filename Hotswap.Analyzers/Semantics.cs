using Microsoft.CodeAnalysis;

namespace Hotswap.Analyzers;

/// <summary>
/// Meaning of code elsewhere than where a rule was called: followed only from a place that is suspicious already, into the
/// few methods it leads to, so that it costs nothing where there is nothing to find.
/// </summary>
internal static class Semantics
{
    public static SemanticModel Of(Compilation compilation, SyntaxTree tree) => compilation.GetSemanticModel(tree);
}
