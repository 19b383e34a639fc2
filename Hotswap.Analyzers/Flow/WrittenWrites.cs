using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hotswap.Analyzers;

/// <summary>What a field or property is given, as far as what is written tells it without binding the code that gives it.</summary>
internal static class WrittenWrites
{
    /// <summary>Whether a private member is given what is made where it is given, and nothing else. Where in doubt, it is not.</summary>
    public static bool AreAllOwn(ISymbol member, HotswapProject project)
    {
        if (member is not { DeclaredAccessibility: Accessibility.Private, ContainingType: { IsRecord: false } type })
        {
            return false;
        }

        bool any = false;
        bool isValue = member is IFieldSymbol { Type.IsReferenceType: false };
        foreach (SyntaxReference part in Bodies.Outermost(type).DeclaringSyntaxReferences)
        {
            foreach (SyntaxToken name in project.WrittenNames.In(part.SyntaxTree, part.Span, member.Name).Where(t => WrittenUses.CanWrite(t, isValue)))
            {
                // Others of that name are taken for it: they have to be such as well.
                (bool isWrite, ExpressionSyntax? value) = Written(name, project);
                if (isWrite && (value is null || !WrittenValues.IsOwn(value, project)))
                {
                    return false;
                }

                any |= isWrite;
            }
        }

        return any;
    }

    /// <summary>Whether a member is written here, and what it is given; null where that cannot be told.</summary>
    private static (bool IsWrite, ExpressionSyntax? Value) Written(SyntaxToken name, HotswapProject project) => name.Parent switch
    {
        VariableDeclaratorSyntax variable => (variable.Initializer is not null, variable.Initializer?.Value),
        PropertyDeclarationSyntax property => (property.Initializer is not null, property.Initializer?.Value),
        IdentifierNameSyntax { Parent: AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment } written =>
            (project.WrittenScopes.IsOfMember(written), assignment.Right),
        IdentifierNameSyntax { Parent: MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Parent: AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment } } =>
            (true, assignment.Right),
        _ => (true, null),
    };
}
