using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Hotswap.Discovery;

/// <summary>Turns what the scan found into symbols: nothing but the hits is bound.</summary>
public static class PluginBinder
{
    /// <summary>Binds the finds of a scan.</summary>
    /// <param name="compilation">The compilation that the files belong to.</param>
    /// <param name="found">What the scan found in them.</param>
    /// <param name="role">The project's role.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>What was found, or null if the compilation does not reference the runtime library.</returns>
    public static PluginProject? Bind(
        Compilation compilation,
        ImmutableArray<TreeCandidates> found,
        ProjectRole role,
        CancellationToken cancellationToken)
    {
        if (KnownTypes.Of(compilation) is not { } known)
        {
            return null;
        }

        // An alias that one file gives to all others is too rare to pay for in every scan: the files are read again.
        ImmutableHashSet<string> aliases = [.. found.SelectMany(f => f.GlobalAliases)];
        if (!aliases.IsEmpty)
        {
            found = DeclarationScanner.ScanAll(compilation.SyntaxTrees, role.LivePrefix, aliases, cancellationToken);
        }

        var symbols = new CandidateSymbols(compilation, known, found, cancellationToken);
        var faults = new List<Fault>();
        if (!role.IsPlugin)
        {
            faults.AddRange(PluginClassValidity.OutsidePlugin(symbols.PluginClasses));
            return new PluginProject(known, role, symbols.PluginClasses) { Faults = [.. faults] };
        }

        INamedTypeSymbol? plugin = symbols.PluginClasses.FirstOrDefault();
        string name = PluginNaming.Of(plugin, known, role);
        faults.AddRange(PluginClassValidity.Check(symbols.PluginClasses, name, known));
        faults.AddRange(PropertyValidity.Check(plugin, name, known, role));

        ImmutableArray<LifecycleBinding> lifecycle = [];
        ImmutableArray<ImportMember> imports = [];
        ImmutableArray<InvokableBinding> invokables = [];
        if (plugin is not null)
        {
            LifecycleBinder binder = new LifecycleBinder(plugin, known, role, cancellationToken).Bind();
            lifecycle = binder.Bindings;
            faults.AddRange(binder.Faults);
            LifecycleBinding? import = lifecycle.FirstOrDefault(b => b.Kind == LifecycleMethod.Import);
            imports = import is null ? [] : ImportBinder.Members(import.Method.ReturnType, known);
            faults.AddRange(ContractValidity.Check(plugin, lifecycle, imports, known));
            var functions = new InvokableBinder(plugin, lifecycle.FirstOrDefault(b => b.Kind == LifecycleMethod.InvokeFunc), known);
            functions.Bind();
            invokables = functions.Bindings;
            faults.AddRange(functions.Faults);
        }

        var live = new LiveBinder(plugin, known, symbols, cancellationToken);
        live.Bind();
        faults.AddRange(live.Faults);

        return new PluginProject(known, role, symbols.PluginClasses)
        {
            PluginName = name,
            Lifecycle = lifecycle,
            Imports = imports,
            Invokables = invokables,
            LiveFunctions = live.Functions,
            LiveTypes = live.Types,
            DataObjects = live.DataObjects,
            DataTypes = live.DataTypes,
            Faults = [.. faults.OrderBy(f => f.Id, StringComparer.Ordinal)],
        };
    }
}
