using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hotswap.Analyzers;

/// <summary>
/// Types as far as what is written tells them, without binding the code that it is in: many a call that has a method's name is one of another
/// method's, which what it is called on and what it passes tell.
/// </summary>
internal static class WrittenTypes
{
    /// <summary>Whether the place can be a call of the method, or take it as a delegate. Where in doubt, it can.</summary>
    public static bool CanBe(CallSite site, IMethodSymbol method, HotswapProject project)
    {
        if (site.Use is not { } use || method is not { MethodKind: MethodKind.Ordinary, ContainingType: { TypeKind: not TypeKind.Extension } type })
        {
            return true;
        }

        if (use is SimpleNameSyntax)
        {
            // Static methods may be imported.
            return method.IsStatic || Around(site.Caller).Any(t => t.IsOrInherits(type));
        }

        ExpressionSyntax? receiver = Receiver(use);
        return receiver switch
        {
            null or BaseExpressionSyntax => true,
            IdentifierNameSyntax name when project.WrittenScopes.Named(name) is INamedTypeSymbol named => method.IsStatic && named.IsOrInherits(type),
            _ => Of(receiver, project) is not { } of || IsOpen(of)
                || (method.IsExtensionMethod ? CanBecome(of, method.Parameters[0].Type, project) : of.IsOrInherits(type)),
        };
    }

    /// <summary>Whether the expression can be passed for a parameter of the type, told by its form alone.</summary>
    public static bool HasFormOf(ExpressionSyntax written, ITypeSymbol type) => IsOpen(type) || type.SpecialType == SpecialType.System_Object || written switch
    {
        ParenthesizedExpressionSyntax parenthesized => HasFormOf(parenthesized.Expression, type),
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression } => !type.IsValueType || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T,
        // What has a conversion of its own is made of anything.
        LiteralExpressionSyntax { RawKind: not (int)SyntaxKind.DefaultLiteralExpression } or CastExpressionSyntax { Type: PredefinedTypeSyntax } =>
            type is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, SpecialType: SpecialType.None } || HasConversions(type),
        AnonymousFunctionExpressionSyntax => type.TypeKind is TypeKind.Delegate or TypeKind.Class,
        ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax or CollectionExpressionSyntax =>
            type is not INamedTypeSymbol { IsGenericType: false, TypeKind: TypeKind.Struct or TypeKind.Enum or TypeKind.Delegate } || HasConversions(type),
        ObjectCreationExpressionSyntax { Type: IdentifierNameSyntax name } => !(type.IsSealed || type.IsValueType) || name.Identifier.ValueText == type.Name || HasConversions(type),
        _ => true,
    };

    /// <summary>Whether the expression can be passed for a parameter of the type, told by the types of the names in it.</summary>
    public static bool CanBecome(ExpressionSyntax written, ITypeSymbol type, HotswapProject project) => Of(written, project) is not { } of || CanBecome(of, type, project);

    /// <summary>The type of the expression; null where it cannot be told.</summary>
    public static ITypeSymbol? Of(ExpressionSyntax written, HotswapProject project) => written switch
    {
        ParenthesizedExpressionSyntax parenthesized => Of(parenthesized.Expression, project),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } suppressed => Of(suppressed.Operand, project),
        ThisExpressionSyntax => Semantics.Of(project.Compilation, written.SyntaxTree).GetEnclosingSymbol(written.SpanStart)?.ContainingType,
        ObjectCreationExpressionSyntax { Type: IdentifierNameSyntax type } => project.WrittenScopes.Type(type),
        IdentifierNameSyntax name => OfName(name, project),
        MemberAccessExpressionSyntax access => OfSymbol(Member(access, project)),
        _ => null,
    };

    private static ITypeSymbol? OfName(IdentifierNameSyntax name, HotswapProject project) => project.WrittenScopes.Local(name) switch
    {
        { Parent: VariableDeclarationSyntax { Type: IdentifierNameSyntax { IsVar: false } type } } => project.WrittenScopes.Type(type),
        { Initializer.Value: ObjectCreationExpressionSyntax created } => Of(created, project),
        // To know what var stands for, the code has to be bound.
        not null => null,
        null => OfSymbol(project.WrittenScopes.Named(name)),
    };

    private static ITypeSymbol? OfSymbol(ISymbol? symbol) => symbol switch
    {
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => null,
    };

    /// <summary>The field or property that is accessed; null where it cannot be told.</summary>
    public static ISymbol? Member(MemberAccessExpressionSyntax access, HotswapProject project)
    {
        ITypeSymbol? holder = Of(access.Expression, project)
            ?? (access.Expression is IdentifierNameSyntax name ? project.WrittenScopes.Named(name) as INamedTypeSymbol : null);
        return holder is null ? null
            : holder.SelfAndBases().Concat(holder.AllInterfaces).SelectMany(t => t.GetMembers(access.Name.Identifier.ValueText)).FirstOrDefault() is (IFieldSymbol or IPropertySymbol) and { } member
                ? member
                : null;
    }

    private static bool CanBecome(ITypeSymbol of, ITypeSymbol type, HotswapProject project) =>
        IsOpen(of) || IsOpen(type) || project.Compilation.ClassifyCommonConversion(of, type) is { Exists: true, IsImplicit: true };

    /// <summary>Whether the type is, or is made of, one that is known at the call only.</summary>
    private static bool IsOpen(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol or IDynamicTypeSymbol or IErrorTypeSymbol => true,
        IArrayTypeSymbol array => IsOpen(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(IsOpen) || (named.ContainingType is { } outer && IsOpen(outer)),
        _ => false,
    };

    private static bool HasConversions(ITypeSymbol type) => !type.GetMembers(WellKnownMemberNames.ImplicitConversionName).IsEmpty;

    /// <summary>What a member is accessed of, also by <c>?.</c>.</summary>
    private static ExpressionSyntax? Receiver(ExpressionSyntax use) => use switch
    {
        MemberAccessExpressionSyntax access => access.Expression,
        MemberBindingExpressionSyntax => use.Ancestors().OfType<ConditionalAccessExpressionSyntax>().FirstOrDefault(a => a.WhenNotNull.Span.Contains(use.Span))?.Expression,
        _ => null,
    };

    private static IEnumerable<INamedTypeSymbol> Around(ISymbol? member)
    {
        for (INamedTypeSymbol? type = member?.ContainingType; type is not null; type = type.ContainingType)
        {
            yield return type;
        }
    }
}
