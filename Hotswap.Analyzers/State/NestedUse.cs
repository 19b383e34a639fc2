using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Hotswap.Analyzers;

/// <summary>Uses of a member inside of a type nested in the member's own.</summary>
internal static class NestedUse
{
    /// <summary>Whether any use of the member in the type is as asked; nothing is bound where its name is not written.</summary>
    public static bool Any(INamedTypeSymbol type, ISymbol member, Func<IOperation, bool> matches, SymbolAnalysisContext context)
    {
        foreach (SyntaxReference reference in type.DeclaringSyntaxReferences)
        {
            SyntaxNode declaration = reference.GetSyntax(context.CancellationToken);
            foreach (IdentifierNameSyntax name in declaration.DescendantNodes().OfType<IdentifierNameSyntax>())
            {
                if (name.Identifier.ValueText == member.Name)
                {
                    SyntaxNode use = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
                    IOperation? operation = Semantics.Of(context.Compilation, use.SyntaxTree).GetOperation(use, context.CancellationToken);
                    if (operation is IMemberReferenceOperation found
                        && SymbolEqualityComparer.Default.Equals(found.Member.OriginalDefinition, member)
                        && matches(operation))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }
}
