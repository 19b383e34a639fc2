using System.Xml.Linq;

namespace Hotswap.Tool.Build;

/// <summary>The project that a folder of C# files lacks.</summary>
internal static class BareProject
{
    /// <summary>Stands in projects that this tool wrote and may delete.</summary>
    public const string Mark = "Written by hotswap build";

    /// <summary>The project for a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="place">The folder in which the project will lie.</param>
    /// <param name="settings">References and versions.</param>
    public static string For(PluginFolder folder, string place, BuildSettings settings)
    {
        bool isBeside = place == folder.Directory;
        XElement properties = new("PropertyGroup",
            new XElement("TargetFramework", "net10.0"),
            new XElement("AssemblyName", folder.Name),
            new XElement("Nullable", "enable"),
            new XElement("ImplicitUsings", "enable"),
            new XElement("HotswapPlugin", "true"),
            new XElement("ManagePackageVersionsCentrally", "false"));
        XElement items = new("ItemGroup",
            new XElement("PackageReference", new XAttribute("Include", "Hotswap.Generators"), new XAttribute("Version", settings.PackageVersion)),
            settings.References.Select(r => Reference(r, isBeside ? place : null)));
        if (!isBeside)
        {
            properties.Add(new XElement("EnableDefaultItems", "false"));
            items.Add(folder.Files()
                .Where(f => f.EndsWith(".cs", StringComparison.OrdinalIgnoreCase))
                .Select(f => new XElement("Compile", new XAttribute("Include", Escape($"{folder.Directory}/{f}")))));
        }

        return new XElement("Project", new XAttribute("Sdk", "Microsoft.NET.Sdk"), new XComment($" {Mark} for a folder without a project. "), properties, items) + "\n";
    }

    private static XElement Reference(string path, string? relativeTo)
    {
        string shown = Escape(relativeTo is null ? path : Path.GetRelativePath(relativeTo, path));
        return Path.GetExtension(path).Equals(".csproj", StringComparison.OrdinalIgnoreCase)
            ? new XElement("ProjectReference", new XAttribute("Include", shown))
            : new XElement("Reference", new XAttribute("Include", Path.GetFileNameWithoutExtension(path)), new XAttribute("HintPath", shown));
    }

    // In an item, these mean something else than themselves.
    private static string Escape(string path) => path
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace(";", "%3B", StringComparison.Ordinal)
        .Replace("*", "%2A", StringComparison.Ordinal)
        .Replace("?", "%3F", StringComparison.Ordinal)
        .Replace("$", "%24", StringComparison.Ordinal)
        .Replace("@", "%40", StringComparison.Ordinal);
}
