using Hotswap.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hotswap.Analyzers;

/// <summary>
/// Methods of the plugin class that look like a lifecycle method with its name misspelled: nothing would ever call them. Several things must
/// speak for it, since a method may be named as it likes: the lifecycle method is not there, the signature is one of its own, and no code names
/// the method.
/// </summary>
internal static class MisspelledLifecycle
{
    /// <summary>Names of this length are far enough from other words to be known with two letters wrong.</summary>
    private const int LongName = 9;

    /// <summary>The lifecycle method that is meant, or null.</summary>
    public static LifecycleMethod? Meant(IMethodSymbol method, INamedTypeSymbol plugin, HotswapProject project)
    {
        if (method is not
            {
                MethodKind: MethodKind.Ordinary,
                IsOverride: false,
                IsGenericMethod: false,
                DeclaredAccessibility: Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal,
                PartialDefinitionPart: null,
                PartialImplementationPart: null,
            }
            || Lifecycle.TryParse(method.Name, out _)
            || method.Name.StartsWith(project.Role.LivePrefix, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        foreach (LifecycleMethod kind in Lifecycle.All)
        {
            // Of a required one, HS0001 says that it is not there.
            if ((project.Role.IsLifecycleOptional || !Lifecycle.Required.Contains(kind))
                && IsLike(method.Name, kind.ToString(), hasParameters: !method.Parameters.IsEmpty)
                && !plugin.SelfAndBases().Any(t => !t.GetMembers(kind.ToString()).IsEmpty)
                && project.Form is { } form
                && Fits(kind, method, form.Known)
                && !method.HasAttribute(project.Types.InvokableAttribute)
                && !Implements(method, plugin)
                && !IsNamed(method, project))
            {
                return kind;
            }
        }

        return null;
    }

    /// <summary>
    /// Whether the name differs in case, or by one letter that is missing, too many, changed or swapped with its neighbour; long ones by two, but
    /// not by an ending (OnPublished). Changed letters make another word too easily (OnTree, Readable) to count without parameters that fit.
    /// </summary>
    private static bool IsLike(string name, string lifecycle, bool hasParameters)
    {
        string a = name.ToUpperInvariant(), b = lifecycle.ToUpperInvariant();
        if (a == b || EditDistance.IsSwapped(a, b))
        {
            return true;
        }

        int edits = EditDistance.Of(a, b);
        return edits == 1
            ? hasParameters || a.Length != b.Length
            : edits == 2 && hasParameters && b.Length >= LongName && !a.StartsWith(b, StringComparison.Ordinal) && !b.StartsWith(a, StringComparison.Ordinal);
    }

    /// <summary>Whether the method could be bound if it had the lifecycle method's name.</summary>
    private static bool Fits(LifecycleMethod kind, IMethodSymbol method, Discovery.KnownTypes known)
    {
        Argument?[] arguments = [.. method.Parameters.Select(p => Injection.OfLifecycleMethod(kind, p, known))];
        if (arguments.Contains(null) || arguments.Distinct().Count() != arguments.Length)
        {
            return false;
        }

        ReturnKind returns = known.ReturnKindOf(method);
        return kind switch
        {
            LifecycleMethod.Reloadable => method.ReturnType.SpecialType == SpecialType.System_Boolean,
            LifecycleMethod.InvokeFunc => arguments.Length == 2 && (returns is ReturnKind.TaskOfT or ReturnKind.ValueTaskOfT || method.ReturnType.SpecialType == SpecialType.System_Object),
            LifecycleMethod.Export => returns == ReturnKind.Value && method.ReturnType.TypeKind == TypeKind.Interface,
            LifecycleMethod.Import => returns == ReturnKind.Value && method.ReturnType is { TypeKind: TypeKind.Class, SpecialType: SpecialType.None },
            _ => returns is ReturnKind.Void or ReturnKind.AsyncVoid or ReturnKind.Task or ReturnKind.ValueTask,
        };
    }

    private static bool Implements(IMethodSymbol method, INamedTypeSymbol plugin) => plugin.AllInterfaces
        .SelectMany(i => i.GetMembers(method.Name))
        .Any(m => SymbolEqualityComparer.Default.Equals(plugin.FindImplementationForInterfaceMember(m), method));

    /// <summary>Whether any code writes the name, other than as that of a method it declares.</summary>
    private static bool IsNamed(IMethodSymbol method, HotswapProject project) => project.Compilation.SyntaxTrees.Any(
        t => project.WrittenNames.In(t, new(0, t.Length), method.Name).Any(n => n.Parent is not MethodDeclarationSyntax));
}
