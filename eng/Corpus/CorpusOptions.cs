using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hotswap.Corpus;

/// <summary>
/// The build properties of a project that is plugin and host at once, so that all rules run. Its live prefix is one that real
/// code has, so that there are live things.
/// </summary>
internal sealed class CorpusOptions : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Properties(new Dictionary<string, string>
    {
        ["build_property.HotswapPlugin"] = "true",
        ["build_property.HotswapHost"] = "true",
        ["build_property.HotswapLifecycle"] = "Optional",
        ["build_property.HotswapLivePrefix"] = "Handle",
        ["build_property.TargetFramework"] = "net10.0",
        ["build_property.TargetPlatformMinVersion"] = "",
    }.ToImmutableDictionary());

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

    private sealed class Properties(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
