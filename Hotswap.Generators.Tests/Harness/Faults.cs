using Hotswap.Discovery;
using Microsoft.CodeAnalysis.CSharp;

namespace Hotswap.Generators.Tests.Harness;

/// <summary>What discovery finds wrong with sources, and that the manifest says the same.</summary>
internal static class Faults
{
    /// <summary>Id, reason and place of each fault: <c>HS1002 Generic live_X</c>.</summary>
    public static string[] Of(CSharpCompilation compilation, TestOptions? options = null)
    {
        PluginProject project = Project(compilation, options);
        if (project.PluginClass is not null && project.Role.IsPlugin)
        {
            // The generator sees what analyzers see.
            GeneratorRun run = GeneratorRun.Of(compilation, options).AssertNoErrors();
            Assert.Equal(
                project.Faults.Where(f => f.IsRefusal).Select(f => f.Id),
                run.Refused().Select(r => r[..6]));

            // Analyzers run on the compilation with the generated files, and find the same.
            Assert.Equal(
                project.Faults.Select(FaultMessages.Of),
                Project(run.Output, options).Faults.Select(FaultMessages.Of));
        }

        return [.. project.Faults.Select(Describe)];
    }

    public static PluginProject Project(CSharpCompilation compilation, TestOptions? options = null) => PluginProject.Of(
        compilation,
        ProjectRole.Read((options ?? TestOptions.Plugin).GlobalOptions),
        TestContext.Current.CancellationToken)!;

    private static string Describe(Fault fault)
    {
        string place = fault.Location.SourceTree is { } tree
            ? tree.GetRoot().FindToken(fault.Location.SourceSpan.Start).ValueText
            : "-";
        return string.Join(' ', new[] { fault.Id, fault.Properties.GetValueOrDefault(Fault.Reason), place }.Where(t => t is not null));
    }
}
