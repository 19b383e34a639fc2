using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace Hotswap.Analyzers.Tests.Catalogue;

/// <summary>What is said of each thing that the rules know, word for word, beside the code that it is said of.</summary>
public class MessageTests
{
    /// <summary>Set to 1 to take what is said now as right; the difference is then read in version control.</summary>
    private const string Accept = "HOTSWAP_ACCEPT_BASELINES";

    public static TheoryData<string> Names => [.. MessageSources.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task AreAsAccepted(string name)
    {
        (string source, ProjectUnderTest project) = MessageSources.All[name];
        var said = new StringBuilder();
        foreach (Diagnostic finding in await Findings.Of(source, project, Rules.Analyzers))
        {
            said.Append(CultureInfo.InvariantCulture, $"{Code(finding)}\n    {finding.Id}: {finding.GetMessage(CultureInfo.InvariantCulture)}\n");
        }

        string file = Path.Combine(Here(), "Messages", name + ".txt");
        if (Environment.GetEnvironmentVariable(Accept) == "1")
        {
            await File.WriteAllTextAsync(file, said.ToString(), TestContext.Current.CancellationToken);
        }

        Assert.Equal(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), said.ToString());
    }

    private static string Code(Diagnostic finding) => finding.Location.SourceTree is { } tree
        ? tree.GetText().ToString(new TextSpan(finding.Location.SourceSpan.Start, Math.Min(finding.Location.SourceSpan.Length, 140))).ReplaceLineEndings(" ")
        : "(project)";

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
