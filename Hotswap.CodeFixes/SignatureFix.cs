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
        if (reason == FaultReason.HandWritten)
        {
            return RemoveInvokable(editor, method);
        }

        return !SignatureTies.Any(symbol) && reason switch
        {
            FaultReason.Inaccessible => OpenUp(editor, method, symbol, lifecycle) && await FinishAsync().ConfigureAwait(false),
            FaultReason.Instance =>
                !await MemberUse.IsCalledOnObjectAsync(symbol, solution, cancel).ConfigureAwait(false) && MakeStatic(editor, method)
                && await FinishAsync().ConfigureAwait(false),
            FaultReason.AsyncVoid =>
                !await MemberUse.IsTakenAsync(symbol, solution, cancel).ConfigureAwait(false) && ReturnTask(editor, method, symbol),
            FaultReason.Parameter when lifecycle =>
                !await MemberUse.IsUsedAsync(symbol, solution, cancel).ConfigureAwait(false) && FitParameters(editor, method, symbol),
            FaultReason.Parameter => await PassByValueAsync(editor, method, symbol, cancel).ConfigureAwait(false),
            FaultReason.ReturnType => lifecycle && ReturnObject(editor, method, symbol),
            FaultReason.UntypedReturn => lifecycle && ContractReturn.Declare(editor, method, symbol, cancel),
            FaultReason.Misspelled => Rename(editor, method, diagnostic.Properties[Fault.Name]),
            _ => false,
        };

        // The reasons are told one by one; what else this method can be spared is mended with the first.
        async Task<bool> FinishAsync()
        {
            if (!lifecycle)
            {
                _ = reason == FaultReason.Inaccessible || OpenUp(editor, method, symbol, lifecycle);
                await PassByValueAsync(editor, method, symbol, cancel).ConfigureAwait(false);
            }

            if (symbol is { IsAsync: true, ReturnsVoid: true } && !await MemberUse.IsTakenAsync(symbol, solution, cancel).ConfigureAwait(false))
            {
                ReturnTask(editor, method, symbol);
            }

            return true;
        }
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
    private static bool MakeStatic(DocumentEditor editor, MethodDeclarationSyntax method)
    {
        if (method.DescendantNodes().Any(n => n is ThisExpressionSyntax or BaseExpressionSyntax || IsInstanceMember(n)))
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
                or IEventSymbol { IsStatic: false } or IMethodSymbol { IsStatic: false, MethodKind: MethodKind.Ordinary }
                // Of a primary constructor.
                or IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } };
    }

    private static bool ReturnTask(DocumentEditor editor, MethodDeclarationSyntax method, IMethodSymbol symbol)
    {
        if (!symbol.ReturnsVoid)
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
        if (!Lifecycle.TryParse(symbol.Name, out LifecycleMethod kind))
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

        var kinds = new HashSet<string>(StringComparer.Ordinal);
        var dropped = new List<ParameterSyntax>();
        var byValue = new List<ParameterSyntax>();
        for (int i = 0; i < symbol.Parameters.Length; i++)
        {
            IParameterSymbol parameter = symbol.Parameters[i];
            string type = parameter.Type.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString();
            if (parameter.RefKind is not (RefKind.Ref or RefKind.Out) && Takes(kind).Contains(type) && kinds.Add(type))
            {
                byValue.Add(method.ParameterList.Parameters[i]);
            }
            else if (used.Contains(parameter.Name))
            {
                return false;
            }
            else
            {
                dropped.Add(method.ParameterList.Parameters[i]);
            }
        }

        // What is left stays where it stood, with the comments beside it.
        ParameterListSyntax list = method.ParameterList.TrackNodes(dropped);
        list = list.ReplaceNodes(list.Parameters.Where((_, i) => byValue.Contains(method.ParameterList.Parameters[i])), (_, p) => ByValue(p));
        foreach (ParameterSyntax parameter in dropped)
        {
            list = list.RemoveNode(list.GetCurrentNode(parameter)!, SyntaxRemoveOptions.KeepNoTrivia)!;
        }

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

    /// <summary>Removes <c>in</c> and <c>ref readonly</c>, where no caller writes it too.</summary>
    private static async Task<bool> PassByValueAsync(DocumentEditor editor, MethodDeclarationSyntax method, IMethodSymbol symbol, CancellationToken cancel)
    {
        if (symbol.Parameters.Any(p => p.RefKind is RefKind.Ref or RefKind.Out || p.Type.IsRefLikeType || p.Type is IPointerTypeSymbol)
            || symbol.Parameters.All(p => p.RefKind == RefKind.None)
            || await MemberUse.IsGivenReferenceAsync(symbol, editor.OriginalDocument.Project.Solution, cancel).ConfigureAwait(false))
        {
            return false;
        }

        editor.ReplaceNode(
            method.ParameterList, method.ParameterList.ReplaceNodes(method.ParameterList.Parameters, (_, p) => ByValue(p)));
        return true;
    }

    private static ParameterSyntax ByValue(ParameterSyntax parameter) => parameter
        .WithModifiers(TokenList(parameter.Modifiers.Where(m => m.Kind() is not (SyntaxKind.InKeyword or SyntaxKind.RefKeyword or SyntaxKind.ReadOnlyKeyword))))
        .WithLeadingTrivia(parameter.GetLeadingTrivia());

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

    private static bool RemoveInvokable(DocumentEditor editor, MethodDeclarationSyntax method)
    {
        AttributeSyntax[] marks =
        [
            .. method.AttributeLists.SelectMany(l => l.Attributes)
                .Where(a => a.Name.ToString().Split('.').Last() is "Invokable" or "InvokableAttribute"),
        ];
        editor.ReplaceNode(method, (current, _) => marks.Aggregate((MethodDeclarationSyntax)current, (m, _) => AttributeRemoval.First(m, "Invokable")));
        return marks.Length > 0;
    }
}
