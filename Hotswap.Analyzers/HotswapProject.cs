using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hotswap.Analyzers;

/// <summary>What the rules share about one compilation: resolved once, whichever rule asks first. Safe to use from any thread.</summary>
internal sealed class HotswapProject
{
    private const string Prefix = "build_property.";

    private static readonly ConditionalWeakTable<Compilation, HotswapProject> _projects = new();

    private readonly AnalyzerOptions _options;
    private readonly Lazy<ImmutableArray<INamedTypeSymbol>> _pluginClasses;

    private HotswapProject(Compilation compilation, AnalyzerOptions options)
    {
        _options = options;
        Compilation = compilation;
        Types = new KnownTypes(compilation);
        HasRuntime = Types.HotswapPluginAttribute is not null;
        Roles = (IsTrue("HotswapPlugin") ? Roles.Plugin : 0)
            | (IsTrue("HotswapPluginLibrary") ? Roles.Library : 0)
            | (IsTrue("HotswapContract") ? Roles.Contract : 0)
            | (IsTrue("HotswapHost") ? Roles.Host : 0);
        _pluginClasses = new(FindPluginClasses);
    }

    public Compilation Compilation { get; }

    public KnownTypes Types { get; }

    public Roles Roles { get; }

    /// <summary>Whether Hotswap.Runtime is referenced.</summary>
    public bool HasRuntime { get; }

    /// <summary>The classes of this assembly with <c>[HotswapPlugin]</c>.</summary>
    public ImmutableArray<INamedTypeSymbol> PluginClasses => _pluginClasses.Value;

    public static HotswapProject Of(Compilation compilation, AnalyzerOptions options) =>
        _projects.GetValue(compilation, c => new HotswapProject(c, options));

    /// <summary>A property of the project file that was made visible to the compiler, or an empty string.</summary>
    public string Property(string name) =>
        _options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue(Prefix + name, out string? value) ? value.Trim() : "";

    public bool IsTrue(string property) => string.Equals(Property(property), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>The comma-separated values of an .editorconfig key, over all files it is set for.</summary>
    public ImmutableHashSet<string> List(string key)
    {
        ImmutableHashSet<string>.Builder values = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        AnalyzerConfigOptionsProvider provider = _options.AnalyzerConfigOptionsProvider;
        Add(provider.GlobalOptions);
        foreach (SyntaxTree tree in Compilation.SyntaxTrees)
        {
            Add(provider.GetOptions(tree));
        }

        return values.ToImmutable();

        void Add(AnalyzerConfigOptions options)
        {
            if (options.TryGetValue(key, out string? list))
            {
                values.UnionWith(list.Split(',').Select(v => v.Trim()).Where(v => v.Length > 0));
            }
        }
    }

    /// <summary>Whether the symbol is declared in this assembly.</summary>
    public bool IsOwn(ISymbol symbol) => SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, Compilation.Assembly);

    /// <summary>Whether the type, or a type it is made of (element, type argument), is declared in this assembly.</summary>
    public bool MentionsOwn(ITypeSymbol? type) => type switch
    {
        null => false,
        IArrayTypeSymbol array => MentionsOwn(array.ElementType),
        IPointerTypeSymbol pointer => MentionsOwn(pointer.PointedAtType),
        INamedTypeSymbol named => IsOwn(named.OriginalDefinition) || named.TypeArguments.Any(MentionsOwn) || MentionsOwn(named.ContainingType),
        _ => false,
    };

    private ImmutableArray<INamedTypeSymbol> FindPluginClasses()
    {
        ImmutableArray<INamedTypeSymbol>.Builder found = ImmutableArray.CreateBuilder<INamedTypeSymbol>();
        if (Types.HotswapPluginAttribute is { } attribute)
        {
            Visit(Compilation.Assembly.GlobalNamespace);

            void Visit(INamespaceOrTypeSymbol container)
            {
                foreach (ISymbol member in container.GetMembers())
                {
                    if (member is INamedTypeSymbol type && type.HasAttribute(attribute))
                    {
                        found.Add(type);
                    }

                    if (member is INamespaceOrTypeSymbol inner)
                    {
                        Visit(inner);
                    }
                }
            }
        }

        return found.ToImmutable();
    }
}
