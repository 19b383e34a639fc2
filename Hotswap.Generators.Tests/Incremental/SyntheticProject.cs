using System.Globalization;
using System.Text;
using Hotswap.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Hotswap.Generators.Tests.Incremental;

/// <summary>A project of 500 files, 10,000 methods and about 94,000 lines, of which some classes have a live method.</summary>
internal static class SyntheticProject
{
    public const int Files = 500;
    private const int MethodsPerFile = 20;

    /// <param name="hits">The number of classes with a live method.</param>
    /// <param name="alike">What stands beside the live method of a file, for other generators to find.</param>
    /// <param name="references">What that needs.</param>
    public static CSharpCompilation Create(int hits, Func<int, string>? alike = null, params MetadataReference[] references)
    {
        List<(string, string)> sources = [];
        if (hits > 0)
        {
            sources.Add(("World.cs", Sources.Plugin()));
            sources.Add(("Marker.cs", "namespace Project; [System.AttributeUsage(System.AttributeTargets.Method)] internal sealed class MarkedAttribute : System.Attribute;"));
        }

        for (int i = 0; i < Files; i++)
        {
            sources.Add((string.Create(CultureInfo.InvariantCulture, $"File{i}.cs"), File(i, i < hits, alike)));
        }

        return TestCompilation.Create("World", sources, references);
    }

    /// <summary>The project with one method's body changed, in the file that was created last.</summary>
    public static CSharpCompilation EditBody(CSharpCompilation compilation, int edit)
    {
        SyntaxTree tree = compilation.SyntaxTrees[^1];
        string text = tree.GetText().ToString();
        int start = text.IndexOf("int total = ", StringComparison.Ordinal);
        int end = text.IndexOf(';', start);
        string edited = text[..start] + string.Create(CultureInfo.InvariantCulture, $"int total = {edit}") + text[end..];
        return compilation.ReplaceSyntaxTree(tree, TestCompilation.Parse(Path.GetFileName(tree.FilePath), edited));
    }

    private static string File(int file, bool hit, Func<int, string>? alike)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"namespace Project.Part{file % 25};\n");
        text.AppendLine(CultureInfo.InvariantCulture, $"public sealed partial class Service{file}\n{{\n    private int _count;\n");
        for (int m = 0; m < MethodsPerFile; m++)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $$"""
                    public int Work{{m}}(int first, string second)
                    {
                        int total = first;
                        foreach (char c in second)
                            total += c * {{m}};
                        _count += total;
                        return total;
                    }

                """);
        }

        if (hit)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"    [Project.Marked]\n    internal static int live_Job{file}(string name, int times) => name.Length * times;");
            text.AppendLine(alike?.Invoke(file));
        }

        return text.AppendLine("}").ToString();
    }
}
