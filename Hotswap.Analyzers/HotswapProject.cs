using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Hotswap.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hotswap.Analyzers;

/// <summary>What the rules share about one compilation: resolved once, whichever rule asks first. Safe to use from any thread.</summary>
internal sealed class HotswapProject
{
    private const string Prefix = "build_property.";

    private static readonly ConditionalWeakTable<Compilation, HotswapProject> _projects = new();

    private readonly AnalyzerOptions _options;
    private readonly Lazy<PluginProject?> _form;
    private readonly Lazy<bool> _asksForExtension;
    private readonly Lazy<WayToOnFree> _wayToOnFree;
    private readonly Lazy<ImmutableArray<INamedTypeSymbol>> _ownTypes;
    private readonly Lazy<LiveLedgers?> _ledgers;

    private HotswapProject(Compilation compilation, AnalyzerOptions options)
    {
        _options = options;
        Compilation = compilation;
        Types = new KnownTypes(compilation);
        HasRuntime = Types.HotswapPluginAttribute is not null;
        Role = ProjectRole.Read(options.AnalyzerConfigOptionsProvider.GlobalOptions);
        Roles = (Role.IsPlugin ? Roles.Plugin : 0)
            | (Role.IsPluginLibrary ? Roles.Library : 0)
            | (Role.IsContract ? Roles.Contract : 0)
            | (Role.IsHost ? Roles.Host : 0)
            | (Role.HasRole ? 0 : Roles.Unset);
        WrittenNames = new WrittenNames(compilation.SyntaxTrees);
        WrittenScopes = new WrittenScopes(this);
        Bodies = new Bodies(this);
        Mentions = new Mentions(this);
        Calls = new Calls(this);
        Origins = new Origins(this);
        _wayToOnFree = new(() => WayToOnFree.Of(this));
        _ownTypes = new(() => [.. TypesOf(compilation.Assembly.GlobalNamespace)]);
        _ledgers = new(() => LiveLedgers.Of(this));
        _asksForExtension = new(() => IsWritten("GetExtension") || IsWritten("Extension"));
        _form = new(() => PluginProject.Of(compilation, Role, CancellationToken.None));
    }

    public Compilation Compilation { get; }

    public KnownTypes Types { get; }

    public Roles Roles { get; }

    public ProjectRole Role { get; }

    /// <summary>Whether Hotswap.Runtime is referenced.</summary>
    public bool HasRuntime { get; }

    /// <summary>Plugin class, lifecycle methods, live things and their faults, as the generator sees them; null without the runtime.</summary>
    public PluginProject? Form => _form.Value;

    /// <summary>The ledgers of the live contract; null where the project has none.</summary>
    public LiveLedgers? Ledgers => _ledgers.Value;

    /// <summary>The project's additional files.</summary>
    public ImmutableArray<AdditionalText> AdditionalFiles => _options.AdditionalFiles;

    /// <summary>Method bodies, for rules that follow a suspicion.</summary>
    public Bodies Bodies { get; }

    /// <summary>Where names are written.</summary>
    public WrittenNames WrittenNames { get; }

    /// <summary>What names in the code stand for.</summary>
    public WrittenScopes WrittenScopes { get; }

    /// <summary>Members by what they may call.</summary>
    public Mentions Mentions { get; }

    /// <summary>What calls pass on.</summary>
    public Calls Calls { get; }

    /// <summary>Whether any code asks a vault for the host's extension.</summary>
    public bool AsksForExtension => _asksForExtension.Value;

    /// <summary>Where objects come from.</summary>
    public Origins Origins { get; }

    /// <summary>The code that runs before the version is unloaded.</summary>
    public WayToOnFree WayToOnFree => _wayToOnFree.Value;

    /// <summary>All types of this assembly, nested ones included.</summary>
    public ImmutableArray<INamedTypeSymbol> OwnTypes => _ownTypes.Value;

    public static HotswapProject Of(Compilation compilation, AnalyzerOptions options) =>
        _projects.GetValue(compilation, c => new HotswapProject(c, options));

    /// <summary>Whether a property of the project file, which was made visible to the compiler, is true.</summary>
    public bool IsTrue(string property) =>
        _options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue(Prefix + property, out string? value)
        && string.Equals(value.Trim(), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>The comma-separated values of an .editorconfig key, over all files it is set for.</summary>
    public ImmutableHashSet<string> List(string key)
    {
        ImmutableHashSet<string>.Builder values = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        foreach (SyntaxTree tree in Compilation.SyntaxTrees)
        {
            // What a global file says is said of each tree.
            if (_options.AnalyzerConfigOptionsProvider.GetOptions(tree).TryGetValue(key, out string? list))
            {
                values.UnionWith(list.Split(',').Select(v => v.Trim()).Where(v => v.Length > 0));
            }
        }

        return values.ToImmutable();
    }

    /// <summary>Whether the name is written anywhere in the code.</summary>
    public bool IsWritten(string name) => WrittenNames.FilesWith(name).Any(t => WrittenNames.In(t, new(0, t.Length), name).Any());

    /// <summary>Whether the symbol is declared in this assembly.</summary>
    public bool IsOwn(ISymbol symbol) => SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, Compilation.Assembly);

    /// <summary>Whether objects of the type, or the elements of such an array, are of types of this assembly.</summary>
    public bool IsOfOwnType(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => IsOfOwnType(array.ElementType),
        INamedTypeSymbol named => IsOwn(named),
        _ => false,
    };

    /// <summary>Whether the type, or a type it is made of (element, type argument), is declared in this assembly.</summary>
    public bool MentionsOwn(ITypeSymbol? type) => type switch
    {
        null => false,
        IArrayTypeSymbol array => MentionsOwn(array.ElementType),
        IPointerTypeSymbol pointer => MentionsOwn(pointer.PointedAtType),
        INamedTypeSymbol named => IsOwn(named.OriginalDefinition) || named.TypeArguments.Any(MentionsOwn) || MentionsOwn(named.ContainingType),
        _ => false,
    };

    private static IEnumerable<INamedTypeSymbol> TypesOf(INamespaceOrTypeSymbol container)
    {
        foreach (INamedTypeSymbol type in container.GetTypeMembers())
        {
            yield return type;
            foreach (INamedTypeSymbol nested in TypesOf(type))
            {
                yield return nested;
            }
        }

        if (container is INamespaceSymbol space)
        {
            foreach (INamedTypeSymbol type in space.GetNamespaceMembers().SelectMany(TypesOf))
            {
                yield return type;
            }
        }
    }
}
