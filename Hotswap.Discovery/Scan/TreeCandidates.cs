using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Hotswap.Discovery;

/// <summary>What a scan of one file found. Holds the tree, so it may live in the scan's own step but in no model.</summary>
/// <param name="Tree">The file.</param>
/// <param name="Live">Identifiers of methods and types whose name has the live prefix.</param>
/// <param name="Plugins">Identifiers of classes with an attribute that reads like the plugin attribute.</param>
/// <param name="GlobalAliases">Names that <c>global using X = …HotswapPluginAttribute</c> gives, in all files.</param>
public sealed record TreeCandidates(
    SyntaxTree Tree,
    EquatableArray<TextSpan> Live,
    EquatableArray<TextSpan> Plugins,
    EquatableArray<string> GlobalAliases);
