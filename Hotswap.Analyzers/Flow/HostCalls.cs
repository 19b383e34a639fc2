using Hotswap.Discovery;
using Microsoft.CodeAnalysis;

namespace Hotswap.Analyzers;

/// <summary>What host and other plugins call in this assembly, and whether they give it anything. Safe to use from any thread.</summary>
internal sealed class HostCalls(HotswapProject project)
{
    private readonly Lazy<bool> _give = new(() => project.Form is { } form
        && (!form.Imports.IsEmpty || LifecycleMethods(form).Any(m => !m.Parameters.IsEmpty)));

    private readonly Lazy<bool> _giveObjects = new(() => project.Form is not { } form
        || !project.Role.IsPlugin
        || !form.Imports.IsEmpty
        || LifecycleMethods(form).Concat(form.Invokables.Select(i => i.Method)).Concat(form.LiveFunctions.Select(f => f.Method))
            .SelectMany(m => m.Parameters).Any(p => CanHoldObjects(p.Type, project))
        || project.IsWritten("Vault")
        || project.Compilation.SourceModule.ReferencedAssemblySymbols.Any(a => IsContract(a, project)));

    /// <summary>Whether they give the plugin anything that they may keep.</summary>
    public bool Give => _give.Value;

    /// <summary>Whether they give anything, be it for a call, that may be or hold an object of a type that its own does not tell.</summary>
    public bool GiveObjects => _giveObjects.Value;

    /// <summary>Whether they call the method, with what is theirs.</summary>
    public bool Call(IMethodSymbol method) =>
        IsLifecycle(method) || method.HasAttribute(project.Types.InvokableAttribute) || IsLive(method) || ImplementsContract(method);

    /// <summary>Whether it is a lifecycle method of the plugin class, bound or not.</summary>
    public bool IsLifecycle(IMethodSymbol method) => project.Form is { } form
        && (form.Lifecycle.Any(b => SymbolEqualityComparer.Default.Equals(b.Method, method)) || (Lifecycle.TryParse(method.Name, out _) && IsOfPluginClass(method)));

    /// <summary>Whether it is a live function: of any class if it is static, of the plugin class otherwise.</summary>
    private bool IsLive(IMethodSymbol method) => project.Role.IsPlugin
        && method.Name.StartsWith(project.Role.LivePrefix, StringComparison.OrdinalIgnoreCase)
        && (method.IsStatic || IsOfPluginClass(method));

    private bool ImplementsContract(IMethodSymbol method) => method.ContainingType is { } type
        && type.AllInterfaces.Where(i => i.ContainingAssembly is { } assembly && IsContract(assembly, project)).SelectMany(i => i.GetMembers())
            .Any(m => SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(m), method));

    private bool IsOfPluginClass(IMethodSymbol method) =>
        method.ContainingType is { } type && project.Form is { } form && form.PluginClasses.Any(c => c.IsOrInherits(type));

    private static IEnumerable<IMethodSymbol> LifecycleMethods(PluginProject form) =>
        form.PluginClasses.SelectMany(c => c.SelfAndBases()).SelectMany(t => t.GetMembers()).OfType<IMethodSymbol>().Where(m => Lifecycle.TryParse(m.Name, out _));

    private static bool IsContract(IAssemblySymbol assembly, HotswapProject project) =>
        assembly.HasAttribute(project.Types.Get("Hotswap.HotswapContractAttribute"));

    /// <summary>Not numbers, texts, types, and objects of the assembly's own types, which no other version has.</summary>
    private static bool CanHoldObjects(ITypeSymbol type, HotswapProject project) => !project.IsOfOwnType(type) && type switch
    {
        IArrayTypeSymbol array => CanHoldObjects(array.ElementType, project),
        INamedTypeSymbol { TypeKind: TypeKind.Enum } or { SpecialType: SpecialType.System_String } => false,
        INamedTypeSymbol { IsGenericType: false, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } named =>
            !named.IsValueType && named.Name != nameof(Type),
        INamedTypeSymbol named => !SymbolEqualityComparer.Default.Equals(named, project.Types.PluginContext) && !SymbolEqualityComparer.Default.Equals(named, project.Types.CancellationToken),
        _ => true,
    };
}
