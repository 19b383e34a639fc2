using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Hotswap.Discovery;

/// <summary>
/// Everything that discovery knows of a project: its plugin class, lifecycle methods, live things and faults. Holds symbols,
/// so it belongs to one compilation.
/// </summary>
public sealed class PluginProject
{
    internal PluginProject(KnownTypes known, ProjectRole role, ImmutableArray<INamedTypeSymbol> pluginClasses)
    {
        Known = known;
        Role = role;
        PluginClasses = pluginClasses;
    }

    /// <summary>The types that discovery asked about.</summary>
    public KnownTypes Known { get; }

    /// <summary>The project's role.</summary>
    public ProjectRole Role { get; }

    /// <summary>The classes that are marked as the plugin class; the rest describes the first one.</summary>
    public ImmutableArray<INamedTypeSymbol> PluginClasses { get; }

    /// <summary>The plugin class, or null if there is none.</summary>
    public INamedTypeSymbol? PluginClass => PluginClasses.IsEmpty ? null : PluginClasses[0];

    /// <summary>The plugin's name: the attribute's argument, else HotswapPluginName, else the assembly's name.</summary>
    public string PluginName { get; internal init; } = "";

    /// <summary>The lifecycle methods that can be called.</summary>
    public ImmutableArray<LifecycleBinding> Lifecycle { get; internal init; } = [];

    /// <summary>The members of Import's type that are set.</summary>
    public ImmutableArray<ImportMember> Imports { get; internal init; } = [];

    /// <summary>The functions that can be called by name, in ordinal order of their names.</summary>
    public ImmutableArray<InvokableBinding> Invokables { get; internal init; } = [];

    /// <summary>The live functions that can be called, in ordinal order of their names.</summary>
    public ImmutableArray<LiveFunctionBinding> LiveFunctions { get; internal init; } = [];

    /// <summary>The live types that can be made, in ordinal order of their names.</summary>
    public ImmutableArray<LiveTypeBinding> LiveTypes { get; internal init; } = [];

    /// <summary>The classes and structs that live data consists of, in ordinal order of the classes that read and write them.</summary>
    public ImmutableArray<DataObject> DataObjects { get; internal init; } = [];

    /// <summary>The types of <see cref="DataObjects"/>, by the class that reads and writes each.</summary>
    public ImmutableDictionary<string, INamedTypeSymbol> DataTypes { get; internal init; } = ImmutableDictionary<string, INamedTypeSymbol>.Empty;

    /// <summary>All faults of form, in order of rule and place.</summary>
    public ImmutableArray<Fault> Faults { get; internal init; } = [];

    /// <summary>The lifecycle method of that kind, or null if there is none that can be called.</summary>
    public LifecycleBinding? this[LifecycleMethod kind] => Lifecycle.FirstOrDefault(b => b.Kind == kind);

    /// <summary>Whether InvokeFunc has a body of its own, which the generator cannot add to.</summary>
    public static bool IsHandWritten(LifecycleBinding invokeFunc) => InvokableBinder.IsHandWritten(invokeFunc.Method);

    /// <summary>The faults to be reported at a symbol.</summary>
    public IEnumerable<Fault> FaultsOf(ISymbol symbol) => Faults.Where(f => SymbolEqualityComparer.Default.Equals(f.Symbol, symbol));

    /// <summary>Scans and binds a whole compilation. For analyzers; the generator keeps the scans of unchanged files.</summary>
    /// <returns>What was found, or null if the compilation does not reference the runtime library.</returns>
    public static PluginProject? Of(Compilation compilation, ProjectRole role, CancellationToken cancellationToken) => PluginBinder.Bind(
        compilation,
        DeclarationScanner.ScanAll(compilation.SyntaxTrees, role.LivePrefix, [], cancellationToken),
        role,
        cancellationToken);
}
