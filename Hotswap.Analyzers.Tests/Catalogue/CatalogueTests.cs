using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Hotswap.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace Hotswap.Analyzers.Tests.Catalogue;

/// <summary>Every rule has an id of its own, a page, a line of release tracking, a help link and a row in the index.</summary>
public class CatalogueTests
{
    /// <summary>Set to 1 to write the index anew.</summary>
    private const string Accept = "HOTSWAP_ACCEPT";

    public static TheoryData<string> Ids => [.. Rules.Descriptors.Select(d => d.Id)];

    /// <summary>The rules whose pages show how a host refuses a plugin that breaks them.</summary>
    public static TheoryData<string> Refused => [.. Ids.Select(i => i.Data).Where(i => File.ReadAllText(Rules.Page(i)).Contains("the generator refused it:"))];

    [Fact]
    public void EveryIdIsReportedByOneRule()
    {
        IEnumerable<string> declared = typeof(RuleIds).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(f => (string)f.GetRawConstantValue()!);
        Assert.Equal(declared.Order(StringComparer.Ordinal), Rules.Descriptors.Select(d => d.Id));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void HasAPageThatSaysWhatWhyHowAndWhenToSuppress(string id)
    {
        DiagnosticDescriptor rule = Rules.Descriptors.Single(d => d.Id == id);
        string page = File.ReadAllText(Rules.Page(id));
        Assert.StartsWith($"# {id}: {rule.Title}\n", page);
        Assert.Contains($"{rule.DefaultSeverity}.", page);
        Assert.Equal(Rules.Fixable.Contains(id), page.Split('\n')[2].Contains("Has a fix."));
        int[] sections = [.. new[] { "## What", "## Why", "## How to fix", "## When to suppress" }.Select(s => page.IndexOf(s + "\n"))];
        Assert.DoesNotContain(-1, sections);
        Assert.Equal(sections.Order(), sections);
        Assert.Contains("```csharp", page);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void ThePageShowsTheRefusalAsItIsSaid(string id)
    {
        string page = File.ReadAllText(Rules.Page(id)).ReplaceLineEndings(" ");
        string form = Regex.Replace(Regex.Escape(FaultMessages.Format(id)), @"\\\{\d\}", ".+?");
        Assert.Matches($"the generator refused it: {id}: {form}( \\(\\w+\\.cs\\))? ```", page);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void HasALineOfReleaseTrackingAndAHelpLink(string id)
    {
        DiagnosticDescriptor rule = Rules.Descriptors.Single(d => d.Id == id);
        string tracked = string.Concat(Directory.GetFiles(Path.Combine(Rules.Root, "Hotswap.Analyzers"), "AnalyzerReleases.*.md").Select(File.ReadAllText));
        Assert.Contains($"\n{id} | {rule.Category} | {rule.DefaultSeverity} | [{rule.Title}]({rule.HelpLinkUri})\n", tracked);
        Assert.Equal($"https://github.com/hotswap-net/hotswap/blob/main/docs/rules/{id}.md", rule.HelpLinkUri);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void IsOnByDefaultAndOfItsCategory(string id)
    {
        DiagnosticDescriptor rule = Rules.Descriptors.Single(d => d.Id == id);
        Assert.True(rule.IsEnabledByDefault);
        string category = id[2] switch { '0' => "Plugin", '1' => "Live", '2' => "State", '3' => "Work", '4' => "Memory", _ => "Borders" };
        Assert.Equal("Hotswap." + category, rule.Category);
    }

    [Fact]
    public void EveryFixIsForARule() => Assert.Subset(Rules.Descriptors.Select(d => d.Id).ToHashSet(), Rules.Fixable.ToHashSet());

    [Fact]
    public void EveryRuleHasAFileOfItsName()
    {
        foreach (DiagnosticAnalyzer analyzer in Rules.Analyzers.Where(a => a is not DiagnosticSuppressor))
        {
            DiagnosticDescriptor rule = Assert.Single(analyzer.SupportedDiagnostics);
            string name = analyzer.GetType().Name;
            Assert.StartsWith(rule.Id, name);
            Assert.Single(Directory.GetFiles(Path.Combine(Rules.Root, "Hotswap.Analyzers"), name + ".cs", SearchOption.AllDirectories));
        }
    }

    [Fact]
    public void IndexIsInStep()
    {
        var index = new StringBuilder("| id | says | severity | fix |\n|---|---|---|---|\n");
        foreach (DiagnosticDescriptor rule in Rules.Descriptors)
        {
            index.Append($"| [{rule.Id}]({rule.Id}.md) | {rule.Title} | {rule.DefaultSeverity} | {(Rules.Fixable.Contains(rule.Id) ? "yes" : "")} |\n");
        }

        string file = Path.Combine(Rules.Root, "docs", "rules", "README.md");
        string text = File.ReadAllText(file);
        int start = text.IndexOf("| id |", StringComparison.Ordinal);
        int end = text.IndexOf("\n\n", start, StringComparison.Ordinal) + 1;
        if (Environment.GetEnvironmentVariable(Accept) == "1")
        {
            File.WriteAllText(file, text[..start] + index + text[end..]);
            return;
        }

        Assert.True(text[start..end] == index.ToString(), $"docs/rules/README.md is out of step; run this test with {Accept}=1.");
    }
}
