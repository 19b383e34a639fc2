using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hotswap.Generators.Tests.Harness;

/// <summary>Build properties as the compiler sees them.</summary>
internal sealed class TestOptions(params (string Name, string Value)[] properties) : AnalyzerConfigOptionsProvider
{
    public static TestOptions Plugin { get; } = new(("HotswapPlugin", "true"));

    public override AnalyzerConfigOptions GlobalOptions { get; } = new Properties(
        properties.ToImmutableDictionary(p => "build_property." + p.Name, p => p.Value, AnalyzerConfigOptions.KeyComparer));

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

    public TestOptions With(string name, string value) => new([.. properties.Where(p => p.Name != name), (name, value)]);

    private sealed class Properties(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, out string value)
        {
            bool found = values.TryGetValue(key, out string? text);
            value = text!;
            return found;
        }
    }
}
