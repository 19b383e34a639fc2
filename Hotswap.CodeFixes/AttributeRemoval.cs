using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hotswap.CodeFixes;

/// <summary>Takes an attribute from a method and leaves the comments and directives around it.</summary>
internal static class AttributeRemoval
{
    /// <summary>The method without its first attribute of that name.</summary>
    public static MethodDeclarationSyntax First(MethodDeclarationSyntax method, string name)
    {
        AttributeSyntax mark = method.AttributeLists.SelectMany(l => l.Attributes)
            .First(a => a.Name.ToString().Split('.').Last() is { } last && (last == name || last == name + "Attribute"));
        if (mark.Parent is not AttributeListSyntax { Attributes.Count: 1 } list)
        {
            return method.RemoveNode(mark, SyntaxRemoveOptions.KeepNoTrivia)!;
        }

        SyntaxToken next = list.GetLastToken().GetNextToken();
        SyntaxTriviaList after = list.GetTrailingTrivia();
        bool ownLine = after.Any(SyntaxKind.EndOfLineTrivia);
        SyntaxTriviaList before = list.GetLeadingTrivia();

        // The line that the attribute stood on goes; what is beside it, above it, or between it and the rest, stays.
        SyntaxTriviaList left = after.All(IsSpace)
            ? ownLine ? WithoutIndent(before).AddRange(next.LeadingTrivia) : before
            : before.AddRange(after.SkipWhile(t => t.IsKind(SyntaxKind.WhitespaceTrivia))).AddRange(next.LeadingTrivia);
        MethodDeclarationSyntax moved = method.ReplaceToken(next, next.WithLeadingTrivia(left));
        return moved.WithAttributeLists(moved.AttributeLists.RemoveAt(method.AttributeLists.IndexOf(list)));
    }

    private static bool IsSpace(SyntaxTrivia trivia) => trivia.Kind() is SyntaxKind.WhitespaceTrivia or SyntaxKind.EndOfLineTrivia;

    private static SyntaxTriviaList WithoutIndent(SyntaxTriviaList trivia) =>
        trivia.Count > 0 && trivia[trivia.Count - 1].IsKind(SyntaxKind.WhitespaceTrivia) ? trivia.RemoveAt(trivia.Count - 1) : trivia;
}
