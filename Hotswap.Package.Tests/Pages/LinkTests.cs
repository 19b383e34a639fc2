using System.Text.RegularExpressions;

namespace Hotswap.Package.Tests.Pages;

/// <summary>Every relative link of every page leads to something, its anchor included.</summary>
public sealed partial class LinkTests
{
    [Fact]
    public void NoLinkIsDead()
    {
        string[] pages = [.. Pages()];
        string[] dead = [.. pages.SelectMany(page => Links(page).Where(link => !Leads(page, link)).Select(link => $"{Relative(page)}: {link}"))];

        Assert.True(pages.Length > 40, $"Only {pages.Length} pages were found.");
        Assert.True(pages.Sum(p => Links(p).Count()) > 80, "Hardly any link was found.");
        Assert.Empty(dead);
    }

    [Fact]
    public void TheReadmeLeadsToEveryPageOfTheDocumentation()
    {
        string readme = Path.Combine(Repository.Root, "README.md");
        string[] reached = [.. Links(readme).Select(l => Path.GetFullPath(l.Split('#')[0], Repository.Root))];
        string[] pages = [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md"), .. new[] { "CHANGELOG.md", "CONTRIBUTING.md" }.Select(p => Path.Combine(Repository.Root, p))];

        Assert.Empty(pages.Except(reached).Select(Relative));
    }

    [Theory]
    [InlineData("A host's plugins", "a-hosts-plugins")]
    [InlineData("Deploying by flag file", "deploying-by-flag-file")]
    [InlineData("HS2001: static field that is not `readonly`", "hs2001-static-field-that-is-not-readonly")]
    [InlineData("5. Replace it, while it runs", "5-replace-it-while-it-runs")]
    public void AnchorsAreMadeAsTheRendererMakesThem(string heading, string anchor) => Assert.Equal(anchor, Anchor(heading));

    private static IEnumerable<string> Pages() => Directory
        .EnumerateFiles(Repository.Root, "*.md", SearchOption.AllDirectories)
        .Where(f => !Relative(f).Split('/').Any(part => part is "bin" or "obj" or "artifacts" || part.StartsWith('.')));

    private static IEnumerable<string> Links(string page) => Link()
        .Matches(Code().Replace(File.ReadAllText(page), ""))
        .Select(m => m.Groups["target"].Value)
        .Where(target => !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal));

    private static bool Leads(string page, string link)
    {
        string[] parts = link.Split('#', 2);
        string target = parts[0].Length == 0 ? page : Path.GetFullPath(parts[0], Path.GetDirectoryName(page)!);
        if (!File.Exists(target) && !Directory.Exists(target))
        {
            return false;
        }

        return parts.Length == 1
            || (target.EndsWith(".md", StringComparison.Ordinal)
                && Heading().Matches(Fences().Replace(File.ReadAllText(target), "")).Any(m => Anchor(m.Groups["text"].Value.Trim()) == parts[1]));
    }

    // Lower case, without marks, a dash for each space.
    private static string Anchor(string heading) =>
        string.Concat(heading.ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_')).Replace(' ', '-');

    private static string Relative(string file) => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/');

    [GeneratedRegex(@"(?<!\!)\[[^\]]*\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^#+ (?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^```.*?^```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fences();

    // What is code is no link; the text of a link may be code.
    [GeneratedRegex(@"^```.*?^```$|(?<!\[)`[^`\n]*`(?!\])", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Code();
}
