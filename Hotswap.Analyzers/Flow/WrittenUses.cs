using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hotswap.Analyzers;

/// <summary>What a name that is written in the code can be there, told without binding anything. Where in doubt, it can.</summary>
internal static class WrittenUses
{
    /// <summary>Whether a field or property of that name can be written here: assigned, or passed by reference.</summary>
    public static bool CanWrite(SyntaxToken name, bool throughReceiver)
    {
        if (name.Parent is VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax } or PropertyDeclarationSyntax)
        {
            return true;
        }

        ExpressionSyntax? use = Whole(name);
        while (Around(use) is { } around)
        {
            use = around;
        }

        return use?.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left == use,
            RefExpressionSyntax => true,
            ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None),
            // x.Extension() takes a value by reference without a word.
            MemberAccessExpressionSyntax access => throughReceiver && access.Expression == use,
            _ => false,
        };
    }

    /// <summary>The expression around that is written if this one is: <c>(_world)</c>, <c>_world!</c>, the tuple in <c>(_world, _name) = …</c>.</summary>
    private static ExpressionSyntax? Around(ExpressionSyntax? use) => use?.Parent switch
    {
        ParenthesizedExpressionSyntax parenthesized => parenthesized,
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } suppressed => suppressed,
        ArgumentSyntax { Parent: TupleExpressionSyntax tuple } => tuple,
        _ => null,
    };

    /// <summary>Whether a method, or the constructor of a type, of that name can be called or be taken as a delegate here.</summary>
    public static bool CanCall(SyntaxToken name, IMethodSymbol method)
    {
        if (Whole(name) is not { } use)
        {
            return false;
        }

        if (method.MethodKind == MethodKind.Constructor)
        {
            return use.Parent is ObjectCreationExpressionSyntax created && created.Type == use && Fits(created.ArgumentList, method);
        }

        return use.Parent switch
        {
            InvocationExpressionSyntax call when call.Expression == use => Fits(call.ArgumentList, method),
            MemberAccessExpressionSyntax or QualifiedNameSyntax or NameColonSyntax or NameEqualsSyntax or BaseTypeSyntax or AttributeSyntax => false,
            ObjectCreationExpressionSyntax or ParameterSyntax or VariableDeclarationSyntax or TypeArgumentListSyntax => false,
            ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } } => false,
            _ => true,
        };
    }

    /// <summary>The call or creation that the name is what is called of; null where it is not called, such as where it is taken as a delegate.</summary>
    public static ExpressionSyntax? Call(SyntaxToken name) =>
        Whole(name) is not { } use ? null
        : use.Parent is InvocationExpressionSyntax call && call.Expression == use ? call
        : use.Parent is ObjectCreationExpressionSyntax created ? created
        : null;

    /// <summary>What is written for a parameter of the method that is called; null where that cannot be told.</summary>
    public static ExpressionSyntax? Argument(SyntaxNode call, IParameterSymbol parameter)
    {
        if (parameter is { IsParams: true } or not { ContainingSymbol: IMethodSymbol })
        {
            return null;
        }

        BaseArgumentListSyntax? list = call switch
        {
            InvocationExpressionSyntax invocation => invocation.ArgumentList,
            BaseObjectCreationExpressionSyntax created => created.ArgumentList,
            ConstructorInitializerSyntax initializer => initializer.ArgumentList,
            PrimaryConstructorBaseTypeSyntax type => type.ArgumentList,
            _ => null,
        };
        int at = parameter.Ordinal;
        if (call is InvocationExpressionSyntax { Expression: { } called } && parameter.ContainingSymbol is IMethodSymbol { IsExtensionMethod: true } && !IsCalledAsStatic(called, parameter))
        {
            if (at-- == 0)
            {
                return (called as MemberAccessExpressionSyntax)?.Expression;
            }
        }

        return list is { Arguments: { } arguments } && at < arguments.Count && arguments.Take(at + 1).All(a => a.NameColon is null)
            ? arguments[at].Expression
            : null;
    }

    /// <summary>Whether an extension method is called by its name or by that of its class, not on a value.</summary>
    private static bool IsCalledAsStatic(ExpressionSyntax called, IParameterSymbol parameter) => called switch
    {
        MemberAccessExpressionSyntax { Expression: { } of } => of switch
        {
            SimpleNameSyntax name => name.Identifier.ValueText == parameter.ContainingType.Name,
            MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText == parameter.ContainingType.Name,
            AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText == parameter.ContainingType.Name,
            _ => false,
        },
        MemberBindingExpressionSyntax => false,
        _ => true,
    };

    /// <summary>The constructors of a class that hand arguments on to those of its base, if the name is that of the base.</summary>
    public static IEnumerable<ConstructorDeclarationSyntax> ConstructorsOver(SyntaxToken name) =>
        Whole(name)?.Parent is BaseTypeSyntax { Parent.Parent: TypeDeclarationSyntax type }
            ? type.Members.OfType<ConstructorDeclarationSyntax>().Where(c => c.Initializer is { RawKind: (int)SyntaxKind.BaseConstructorInitializer })
            : [];

    /// <summary>The type whose primary constructor hands arguments on to that of its base, if the name is that of the base.</summary>
    public static TypeDeclarationSyntax? PrimaryOver(SyntaxToken name, IMethodSymbol method) =>
        Whole(name)?.Parent is PrimaryConstructorBaseTypeSyntax { ArgumentList: { } arguments, Parent.Parent: TypeDeclarationSyntax type } && Fits(arguments, method)
            ? type
            : null;

    /// <summary>Whether a call with these arguments can be one of the method.</summary>
    public static bool Fits(BaseArgumentListSyntax? arguments, IMethodSymbol method)
    {
        int given = arguments?.Arguments.Count ?? 0;
        int needed = method.Parameters.Count(p => !p.IsOptional && !p.IsParams);
        return given >= needed - (method.IsExtensionMethod ? 1 : 0)
            && (given <= method.Parameters.Length || (method.Parameters.Length > 0 && method.Parameters[method.Parameters.Length - 1].IsParams));
    }

    /// <summary>The expression that the name ends: <c>a.b.Name</c>, <c>?.Name&lt;T&gt;</c>.</summary>
    public static ExpressionSyntax? Whole(SyntaxToken name)
    {
        ExpressionSyntax? use = name.Parent as SimpleNameSyntax;
        while (use is not null
            && ((use.Parent is MemberAccessExpressionSyntax access && access.Name == use)
                || (use.Parent is MemberBindingExpressionSyntax binding && binding.Name == use)
                || (use.Parent is QualifiedNameSyntax qualified && qualified.Right == use)
                || (use.Parent is AliasQualifiedNameSyntax alias && alias.Name == use)))
        {
            use = (ExpressionSyntax)use.Parent;
        }

        return use;
    }
}
