using System.Collections.Immutable;
using System.Composition;
using Hotswap.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Hotswap.CodeFixes;

/// <summary>
/// Mends HS0002, HS0007, HS1002 and HS1005 where the reason leaves one way: the method's modifiers, its parameters, or its
/// return type.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SignatureFix))]
[Shared]
public sealed class SignatureFix : HotswapFix
{
    /// <summary>The only kind of this fix.</summary>
    public const string Key = "Hotswap.Signature";

    /// <summary>Creates the fix.</summary>
    public SignatureFix()
        : base(
            ImmutableArray.Create(
                RuleIds.UnboundLifecycleMethod, RuleIds.UnfitInvokable, RuleIds.UncallableLiveFunction, RuleIds.AsyncVoidLiveFunction),
            (Key, "Change the declaration so that it can be called"))
    {
    }

    private protected override async Task<bool> ApplyAsync(
        DocumentEditor editor, SyntaxNode node, Diagnostic diagnostic, string key, CancellationToken cancel)
    {
        if (node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } method
            || editor.SemanticModel.GetDeclaredSymbol(method, cancel) is not { } symbol
            || !diagnostic.Properties.TryGetValue(Fault.Reason, out string? text)
            || !Enum.TryParse(text, out FaultReason reason))
        {
            return false;
        }

        bool lifecycle = diagnostic.Id == RuleIds.UnboundLifecycleMethod;
        Solution solution = editor.OriginalDocument.Project.Solution;
        return reason switch
        {
            FaultReason.Inaccessible => OpenUp(editor, method, symbol, lifecycle),
            FaultReason.Instance =>
                !await MemberUse.IsCalledOnObjectAsync(symbol, solution, cancel).ConfigureAwait(false) && MakeStatic(editor, method, symbol),
            FaultReason.AsyncVoid =>
                !await MemberUse.IsTakenAsync(symbol, solution, cancel).ConfigureAwait(false) && ReturnTask(editor, method, symbol),
            FaultReason.Parameter when lifecycle =>
                !await MemberUse.IsUsedAsync(symbol, solution, cancel).ConfigureAwait(false) && FitParameters(editor, method, symbol),
            FaultReason.Parameter => PassByValue(editor, method, symbol),
            FaultReason.ReturnType => lifecycle && ReturnObject(editor, method, symbol),
            FaultReason.UntypedReturn => lifecycle && DeclareReturn(editor, method, symbol, cancel),
            FaultReason.HandWritten => RemoveInvokable(editor, method),
            FaultReason.Misspelled => Rename(editor, method, diagnostic.Properties[Fault.Name]),
            _ => false,
        };
    }

    /// <summary>Gives the method the lifecycle method's name; no other code names it.</summary>
    private static bool Rename(DocumentEditor editor, MethodDeclarationSyntax method, string? name)
    {
        if (string.IsNullOrEmpty(name))
        {
            return false;
        }

        editor.ReplaceNode(method, (current, _) => ((MethodDeclarationSyntax)current).WithIdentifier(Identifier(name!).WithTriviaFrom(method.Identifier)));
        return true;
    }

    /// <summary>Makes the method, and whatever private or protected type it is in, accessible in its assembly.</summary>
    private static bool OpenUp(DocumentEditor editor, MethodDeclarationSyntax method, IMethodSymbol symbol, bool lifecycle)
    {
        bool changed = false;
        if (Hidden(symbol))
        {
            editor.ReplaceNode(method, (current, generator) => generator.WithAccessibility(current, lifecycle ? Accessibility.Public : Accessibility.Internal));
            changed = true;
        }

        for (INamedTypeSymbol? type = symbol.ContainingType; type is not null; type = type.ContainingType)
        {
            if (type.IsFileLocal)
            {
                return false;
            }

            if (Hidden(type) && method.Ancestors().OfType<TypeDeclarationSyntax>().FirstOrDefault(d => d.Identifier.ValueText == type.Name) is { } declaration)
            {
                editor.ReplaceNode(declaration, (current, generator) => generator.WithAccessibility(current, Accessibility.Internal));
                changed = true;
            }
        }

        return changed;
    }

    private static bool Hidden(ISymbol symbol) =>
        symbol.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal;

    /// <summary>Makes the method static, where it uses nothing of its object.</summary>
    private static bool MakeStatic(DocumentEditor editor, MethodDeclarationSyntax method, IMethodSymbol symbol)
    {
        if (symbol.IsVirtual || symbol.IsOverride || symbol.IsAbstract || symbol.PartialDefinitionPart is not null || symbol.PartialImplementationPart is not null
            || method.DescendantNodes().Any(n => n is ThisExpressionSyntax or BaseExpressionSyntax || IsInstanceMember(n)))
        {
            return false;
        }

        editor.ReplaceNode(method, (current, generator) => generator.WithModifiers(current, generator.GetModifiers(current).WithIsStatic(true)));
        return true;

        bool IsInstanceMember(SyntaxNode node) => node is SimpleNameSyntax name
            && !(name.Parent is MemberAccessExpressionSyntax access && access.Name == name)
            && name.Parent is not (NameColonSyntax or NameEqualsSyntax or MemberBindingExpressionSyntax)
            && !(name.Parent is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment && assignment.Left == name)
            && editor.SemanticModel.GetSymbolInfo(name).Symbol is IFieldSymbol { IsStatic: false } or IPropertySymbol { IsStatic: false }
                or IEventSymbol { IsStatic: false } or IMethodSymbol { IsStatic: false, MethodKind: MethodKind.Ordinary };
    }

    private static bool ReturnTask(DocumentEditor editor, MethodDeclarationSyntax method, IMethodSymbol symbol)
    {
        if (symbol.IsOverride || !symbol.ReturnsVoid)
        {
            return false;
        }

        TypeSyntax task = ParseTypeName("global::System.Threading.Tasks.Task")
            .WithAdditionalAnnotations(Simplifier.Annotation)
            .WithTriviaFrom(method.ReturnType);
        editor.ReplaceNode(method.ReturnType, task);
        return true;
    }

    /// <summary>Leaves out the parameters that are not filled, where the body does not use them.</summary>
    private static bool FitParameters(DocumentEditor editor, MethodDeclarationSyntax method, IMethodSymbol symbol)
    {
        if (symbol.IsOverride || !Lifecycle.TryParse(symbol.Name, out LifecycleMethod kind))
        {
            return false;
        }

        var used = new HashSet<string>(
            method.DescendantNodes().OfType<IdentifierNameSyntax>().Select(n => n.Identifier.ValueText), StringComparer.Ordinal);
        if (kind == LifecycleMethod.InvokeFunc)
        {
            string[] names = symbol.Parameters.Length == 2 ? [symbol.Parameters[0].Name, symbol.Parameters[1].Name] : ["name", "args"];
            if (symbol.Parameters.Any(p => used.Contains(p.Name) && !(names.Contains(p.Name) && IsFit(p))))
            {
                return false;
            }

            editor.ReplaceNode(method.ParameterList, ParseParameterList($"(string {names[0]}, params object?[] {names[1]})")
                .WithTriviaFrom(method.ParameterList));
            return true;
        }

        var kept = new List<ParameterSyntax>();
        var kinds = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < symbol.Parameters.Length; i++)
        {
            IParameterSymbol parameter = symbol.Parameters[i];
            string type = parameter.Type.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString();
            if (parameter.RefKind == RefKind.None && Takes(kind).Contains(type) && kinds.Add(type))
            {
                kept.Add(method.ParameterList.Parameters[i].WithLeadingTrivia());
            }
            else if (used.Contains(parameter.Name))
            {
                return false;
            }
        }

        ParameterListSyntax list = method.ParameterList.WithParameters(SeparatedList(
            kept, Enumerable.Repeat(Token(SyntaxKind.CommaToken).WithTrailingTrivia(Space), Math.Max(0, kept.Count - 1))));
        editor.ReplaceNode(method.ParameterList, list);
        return true;

        bool IsFit(IParameterSymbol p) => p.Ordinal == 0 ? p.Type.SpecialType == SpecialType.System_String : p.Type is IArrayTypeSymbol;
    }

    private static string[] Takes(LifecycleMethod kind) => kind switch
    {
        LifecycleMethod.OnLoad => ["object", "Hotswap.PluginContext", "System.Threading.CancellationToken"],
        LifecycleMethod.OnInit or LifecycleMethod.OnPublish => ["Hotswap.Vault", "Hotswap.PluginContext", "System.Threading.CancellationToken"],
        LifecycleMethod.OnFree => ["Hotswap.PluginContext", "System.Threading.CancellationToken"],
        _ => [],
    };

    /// <summary>Removes <c>in</c> and <c>ref readonly</c>, which a caller does not see the lack of.</summary>
    private static bool PassByValue(DocumentEditor editor, MethodDeclarationSyntax method, IMethodSymbol symbol)
    {
        if (symbol.Parameters.Any(p => p.RefKind is RefKind.Ref or RefKind.Out || p.Type.IsRefLikeType || p.Type is IPointerTypeSymbol)
            || symbol.Parameters.All(p => p.RefKind == RefKind.None))
        {
            return false;
        }

        editor.ReplaceNode(method.ParameterList, method.ParameterList.ReplaceNodes(
            method.ParameterList.Parameters,
            (_, p) => p.WithModifiers(TokenList(p.Modifiers.Where(m => m.Kind() is not (SyntaxKind.InKeyword or SyntaxKind.RefKeyword or SyntaxKind.ReadOnlyKeyword))))));
        return true;
    }

    /// <summary>InvokeFunc returns anything as an object.</summary>
    private static bool ReturnObject(DocumentEditor editor, MethodDeclarationSyntax method, IMethodSymbol symbol)
    {
        if (symbol is not { Name: nameof(LifecycleMethod.InvokeFunc), ReturnsVoid: false, ReturnsByRef: false, ReturnsByRefReadonly: false }
            || symbol.ReturnType.IsRefLikeType)
        {
            return false;
        }

        bool nullable = editor.SemanticModel.GetNullableContext(method.SpanStart).AnnotationsEnabled();
        editor.ReplaceNode(method.ReturnType, ParseTypeName(nullable ? "object?" : "object").WithTriviaFrom(method.ReturnType));
        return true;
    }

    /// <summary>Declares what is returned: the one contract interface of Export's class, or Import's class.</summary>
    private static bool DeclareReturn(DocumentEditor editor, MethodDeclarationSyntax method, IMethodSymbol symbol, CancellationToken cancel)
    {
        ITypeSymbol[] returned =
        [
            .. method.DescendantNodes(n => n is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
                .Select(n => n switch
                {
                    ReturnStatementSyntax { Expression: { } value } => value,
                    ArrowExpressionClauseSyntax arrow => arrow.Expression,
                    _ => null,
                })
                .Where(value => value is not null)
                .Select(value => editor.SemanticModel.GetTypeInfo(value!, cancel).Type)
                .OfType<ITypeSymbol>()
                .Distinct<ITypeSymbol>(SymbolEqualityComparer.Default),
        ];
        if (returned is not [INamedTypeSymbol type] || type.SpecialType != SpecialType.None)
        {
            return false;
        }

        ITypeSymbol declared = type;
        if (symbol.Name == nameof(LifecycleMethod.Export) && type.TypeKind != TypeKind.Interface)
        {
            INamedTypeSymbol[] contracts = [.. type.AllInterfaces.Where(IsOfContract)];
            if (contracts.Length != 1)
            {
                return false;
            }

            declared = contracts[0];
        }

        editor.ReplaceNode(method.ReturnType, ((TypeSyntax)editor.Generator.TypeExpression(declared))
            .WithAdditionalAnnotations(Simplifier.Annotation)
            .WithTriviaFrom(method.ReturnType));
        return true;
    }

    private static bool IsOfContract(INamedTypeSymbol type) =>
        type.ContainingAssembly?.GetAttributes().Any(a => a.AttributeClass?.ToDisplayString() == "Hotswap.HotswapContractAttribute") == true;

    private static bool RemoveInvokable(DocumentEditor editor, MethodDeclarationSyntax method)
    {
        AttributeSyntax[] marks =
        [
            .. method.AttributeLists.SelectMany(l => l.Attributes)
                .Where(a => a.Name.ToString().Split('.').Last() is "Invokable" or "InvokableAttribute"),
        ];
        foreach (AttributeSyntax mark in marks)
        {
            editor.RemoveNode(mark.Parent is AttributeListSyntax { Attributes.Count: 1 } list ? list : mark);
        }

        return marks.Length > 0;
    }
}
