using Microsoft.CodeAnalysis;

namespace Hotswap.Discovery;

/// <summary>The types that discovery asks about, looked up once for a compilation. Null: not referenced.</summary>
public sealed class KnownTypes
{
    /// <summary>Full name of the attribute that makes a class the plugin class.</summary>
    public const string PluginAttributeName = "Hotswap.HotswapPluginAttribute";

    private KnownTypes(Compilation compilation, INamedTypeSymbol pluginAttribute)
    {
        Compilation = compilation;
        PluginAttribute = pluginAttribute;
        IgnoreAttribute = compilation.GetTypeByMetadataName("Hotswap.HotswapIgnoreAttribute");
        FormerNameAttribute = compilation.GetTypeByMetadataName("Hotswap.FormerNameAttribute");
        InvokableAttribute = compilation.GetTypeByMetadataName("Hotswap.InvokableAttribute");
        ContractAttribute = compilation.GetTypeByMetadataName("Hotswap.HotswapContractAttribute");
        ManifestAttribute = compilation.GetTypeByMetadataName("Hotswap.HotswapManifestAttribute");
        Vault = compilation.GetTypeByMetadataName("Hotswap.Vault");
        PluginContext = compilation.GetTypeByMetadataName("Hotswap.PluginContext");
        LiveJob = compilation.GetTypeByMetadataName("Hotswap.LiveJob");
        LiveData = compilation.GetTypeByMetadataName("Hotswap.LiveData");
        CancellationToken = compilation.GetTypeByMetadataName("System.Threading.CancellationToken");
        Task = compilation.GetTypeByMetadataName("System.Threading.Tasks.Task");
        TaskOfT = compilation.GetTypeByMetadataName("System.Threading.Tasks.Task`1");
        ValueTask = compilation.GetTypeByMetadataName("System.Threading.Tasks.ValueTask");
        ValueTaskOfT = compilation.GetTypeByMetadataName("System.Threading.Tasks.ValueTask`1");
    }

    /// <summary>The compilation.</summary>
    public Compilation Compilation { get; }

    /// <summary><c>HotswapPluginAttribute</c>.</summary>
    public INamedTypeSymbol PluginAttribute { get; }

    /// <summary><c>HotswapIgnoreAttribute</c>.</summary>
    public INamedTypeSymbol? IgnoreAttribute { get; }

    /// <summary><c>FormerNameAttribute</c>.</summary>
    public INamedTypeSymbol? FormerNameAttribute { get; }

    /// <summary><c>InvokableAttribute</c>.</summary>
    public INamedTypeSymbol? InvokableAttribute { get; }

    /// <summary><c>HotswapContractAttribute</c>.</summary>
    public INamedTypeSymbol? ContractAttribute { get; }

    /// <summary><c>HotswapManifestAttribute</c>.</summary>
    public INamedTypeSymbol? ManifestAttribute { get; }

    /// <summary><c>Vault</c>.</summary>
    public INamedTypeSymbol? Vault { get; }

    /// <summary><c>PluginContext</c>.</summary>
    public INamedTypeSymbol? PluginContext { get; }

    /// <summary><c>LiveJob</c>.</summary>
    public INamedTypeSymbol? LiveJob { get; }

    /// <summary><c>LiveData</c>.</summary>
    public INamedTypeSymbol? LiveData { get; }

    /// <summary><c>CancellationToken</c>.</summary>
    public INamedTypeSymbol? CancellationToken { get; }

    /// <summary><c>Task</c>.</summary>
    public INamedTypeSymbol? Task { get; }

    /// <summary><c>Task&lt;T&gt;</c>.</summary>
    public INamedTypeSymbol? TaskOfT { get; }

    /// <summary><c>ValueTask</c>.</summary>
    public INamedTypeSymbol? ValueTask { get; }

    /// <summary><c>ValueTask&lt;T&gt;</c>.</summary>
    public INamedTypeSymbol? ValueTaskOfT { get; }

    /// <summary>The known types, or null if the compilation does not reference the runtime library.</summary>
    public static KnownTypes? Of(Compilation compilation) =>
        compilation.GetTypeByMetadataName(PluginAttributeName) is { } attribute ? new KnownTypes(compilation, attribute) : null;

    /// <summary>Whether two symbols are the same and there is one.</summary>
    public static bool Is(ISymbol? symbol, ISymbol? known) => known is not null && SymbolEqualityComparer.Default.Equals(symbol, known);

    /// <summary>The attribute of that class on a symbol, if any.</summary>
    public static AttributeData? Attribute(ISymbol symbol, INamedTypeSymbol? attribute)
    {
        foreach (AttributeData data in symbol.GetAttributes())
        {
            if (Is(data.AttributeClass, attribute))
            {
                return data;
            }
        }

        return null;
    }

    /// <summary>How a method's return type is waited for.</summary>
    public ReturnKind ReturnKindOf(IMethodSymbol method) => method.ReturnsVoid
        ? ((method.PartialImplementationPart ?? method).IsAsync ? ReturnKind.AsyncVoid : ReturnKind.Void)
        : Is(method.ReturnType, Task) ? ReturnKind.Task
        : Is(method.ReturnType, ValueTask) ? ReturnKind.ValueTask
        : Is(method.ReturnType.OriginalDefinition, TaskOfT) ? ReturnKind.TaskOfT
        : Is(method.ReturnType.OriginalDefinition, ValueTaskOfT) ? ReturnKind.ValueTaskOfT
        : ReturnKind.Value;
}

/// <summary>What a method gives back.</summary>
public enum ReturnKind
{
    /// <summary>Nothing.</summary>
    Void,

    /// <summary>Nothing, at a time that nobody learns.</summary>
    AsyncVoid,

    /// <summary>A value.</summary>
    Value,

    /// <summary>A task.</summary>
    Task,

    /// <summary>A value task.</summary>
    ValueTask,

    /// <summary>A task with a result.</summary>
    TaskOfT,

    /// <summary>A value task with a result.</summary>
    ValueTaskOfT,
}
