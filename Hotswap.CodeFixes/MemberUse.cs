using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace Hotswap.CodeFixes;

/// <summary>How a member is used over the whole solution.</summary>
internal static class MemberUse
{
    /// <summary>Whether anything but its initialiser and its type's static constructor writes the member.</summary>
    public static Task<bool> IsWrittenLaterAsync(ISymbol member, Solution solution, CancellationToken cancel) => AnyUseAsync(
        member,
        solution,
        (use, model) => (IsWritten(use) && !IsInStaticConstructor(use, member, model, cancel)) || IsChangedInPlace(use, model, cancel),
        cancel);

    /// <summary>Whether only instance code of the member's own type names it, without the type's name before it.</summary>
    public static async Task<bool> IsOnlyUsedByInstanceCodeAsync(ISymbol member, Solution solution, CancellationToken cancel) =>
        !await AnyUseAsync(member, solution, (use, model) => !IsInstanceUse(use, member, model, cancel), cancel).ConfigureAwait(false);

    /// <summary>Whether any code names the method, other than in <c>nameof</c>.</summary>
    public static Task<bool> IsUsedAsync(IMethodSymbol method, Solution solution, CancellationToken cancel) =>
        AnyUseAsync(method, solution, (use, _) => !IsInNameOf(use), cancel);

    /// <summary>Whether any code calls the method on an object that it names.</summary>
    public static Task<bool> IsCalledOnObjectAsync(IMethodSymbol method, Solution solution, CancellationToken cancel) => AnyUseAsync(
        method,
        solution,
        (use, model) => !IsInNameOf(use) && use.Parent switch
        {
            MemberAccessExpressionSyntax access when access.Name == use => model.GetSymbolInfo(access.Expression, cancel).Symbol is not INamedTypeSymbol,
            MemberBindingExpressionSyntax => true,
            _ => false,
        },
        cancel);

    /// <summary>Whether any code takes the method as a delegate.</summary>
    public static Task<bool> IsTakenAsync(IMethodSymbol method, Solution solution, CancellationToken cancel) => AnyUseAsync(
        method,
        solution,
        (use, _) => !IsInNameOf(use) && !Whole(use).Parent.IsKind(SyntaxKind.InvocationExpression),
        cancel);

    /// <summary>Whether any code writes <c>in</c> or <c>ref</c> where it calls the method, or takes it as a delegate.</summary>
    public static Task<bool> IsGivenReferenceAsync(IMethodSymbol method, Solution solution, CancellationToken cancel) => AnyUseAsync(
        method,
        solution,
        (use, _) => !IsInNameOf(use)
            && !(Whole(use).Parent is InvocationExpressionSyntax call && call.ArgumentList.Arguments.All(a => a.RefKindKeyword.IsKind(SyntaxKind.None))),
        cancel);

    private static ExpressionSyntax Whole(ExpressionSyntax use) =>
        use.Parent is ExpressionSyntax whole and (MemberAccessExpressionSyntax or MemberBindingExpressionSyntax) ? whole : use;

    private static bool IsInNameOf(SyntaxNode use) => use.Ancestors().OfType<InvocationExpressionSyntax>()
        .Any(i => i.Expression is IdentifierNameSyntax { Identifier.ValueText: "nameof" } && i.ArgumentList.Span.Contains(use.Span));

    private static async Task<bool> AnyUseAsync(
        ISymbol member, Solution solution, Func<ExpressionSyntax, SemanticModel, bool> matches, CancellationToken cancel)
    {
        foreach (ReferencedSymbol found in await SymbolFinder.FindReferencesAsync(member, solution, cancel).ConfigureAwait(false))
        {
            foreach (ReferenceLocation location in found.Locations.Where(l => !IsWrittenAnew(l.Document)))
            {
                SyntaxNode? root = await location.Document.GetSyntaxRootAsync(cancel).ConfigureAwait(false);
                SemanticModel? model = await location.Document.GetSemanticModelAsync(cancel).ConfigureAwait(false);
                if (model is not null
                    && root?.FindNode(location.Location.SourceSpan, getInnermostNodeForTie: true) is ExpressionSyntax use
                    && matches(use, model))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Whether our generator writes the code, and so writes it anew when the member changes.</summary>
    private static bool IsWrittenAnew(Document document) =>
        document is SourceGeneratedDocument && document.FilePath?.Contains("Hotswap.Generators") == true;

    private static bool IsWritten(ExpressionSyntax use)
    {
        ExpressionSyntax whole = use.Parent is MemberAccessExpressionSyntax access && access.Name == use ? access : use;
        while (whole.Parent is ParenthesizedExpressionSyntax or ArgumentSyntax { Parent: TupleExpressionSyntax })
        {
            whole = (ExpressionSyntax)(whole.Parent is ArgumentSyntax ? whole.Parent.Parent! : whole.Parent);
        }

        return whole.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left == whole,
            PrefixUnaryExpressionSyntax prefix => prefix.Kind() is SyntaxKind.PreIncrementExpression
                or SyntaxKind.PreDecrementExpression or SyntaxKind.AddressOfExpression,
            PostfixUnaryExpressionSyntax postfix => !postfix.IsKind(SyntaxKind.SuppressNullableWarningExpression),
            ArgumentSyntax argument => argument.RefKindKeyword.Kind() is SyntaxKind.RefKeyword or SyntaxKind.OutKeyword,
            RefExpressionSyntax => true,
            // A member of a struct may be written through it.
            MemberAccessExpressionSyntax member => IsWritten(member.Name),
            ElementAccessExpressionSyntax => false,
            _ => false,
        };
    }

    /// <summary>Whether a method of a struct is called that may change it; of a read-only field it would change a copy.</summary>
    private static bool IsChangedInPlace(ExpressionSyntax use, SemanticModel model, CancellationToken cancel)
    {
        ExpressionSyntax whole = use.Parent is MemberAccessExpressionSyntax qualified && qualified.Name == use ? qualified : use;
        return whole.Parent is MemberAccessExpressionSyntax member
            && member.Expression == whole
            && model.GetSymbolInfo(member, cancel).Symbol is IMethodSymbol { IsStatic: false, IsReadOnly: false, ContainingType: { IsValueType: true, IsReadOnly: false } };
    }

    private static bool IsInStaticConstructor(SyntaxNode use, ISymbol member, SemanticModel model, CancellationToken cancel) =>
        model.GetEnclosingSymbol(use.SpanStart, cancel) is IMethodSymbol { MethodKind: MethodKind.StaticConstructor } constructor
        && SymbolEqualityComparer.Default.Equals(constructor.ContainingType, member.ContainingType);

    private static bool IsInstanceUse(ExpressionSyntax use, ISymbol member, SemanticModel model, CancellationToken cancel)
    {
        if (use.IsPartOfStructuredTrivia())
        {
            return true;
        }

        if (use.Parent is MemberAccessExpressionSyntax access && access.Name == use)
        {
            return false;
        }

        ISymbol? enclosing = model.GetEnclosingSymbol(use.SpanStart, cancel);
        while (enclosing is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction, IsStatic: false })
        {
            enclosing = enclosing.ContainingSymbol;
        }

        return enclosing is IMethodSymbol { IsStatic: false, MethodKind: not (MethodKind.AnonymousFunction or MethodKind.LocalFunction) }
            && use.FirstAncestorOrSelf<ConstructorInitializerSyntax>() is null
            && SymbolEqualityComparer.Default.Equals(enclosing.ContainingType, member.ContainingType);
    }
}
