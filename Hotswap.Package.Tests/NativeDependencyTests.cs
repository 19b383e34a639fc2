using System.Runtime.InteropServices;

namespace Hotswap.Package.Tests;

/// <summary>A plugin that references a package with native libraries for many systems.</summary>
public sealed class NativeDependencyTests(PackedFeed feed)
{
    // As in Directory.Packages.props: restored already.
    private const string Sqlite = """<PackageReference Include="Microsoft.Data.Sqlite" Version="10.0.15" />""";

    [Fact]
    public async Task PluginUsesTheLibraryForThisSystem()
    {
        var solution = UserSolution.Create(feed);
        solution.WritePlugin("Database.Ask(name)", $"""<ProjectReference Include="../../Contract/Contract.csproj" />{Sqlite}""");
        solution.Write("Plugins/World/Database.cs", """
            using Microsoft.Data.Sqlite;

            internal static class Database
            {
                public static string Ask(string name)
                {
                    using var connection = new SqliteConnection("Data Source=:memory:;Pooling=False");
                    connection.Open();
                    using SqliteCommand command = connection.CreateCommand();
                    command.CommandText = "select 'Hello, ' || $name || '!'";
                    command.Parameters.AddWithValue("$name", name);
                    return (string)command.ExecuteScalar()!;
                }
            }
            """);
        await solution.DotnetAsync("build");

        string[] files = UserSolution.FilesBelow(Path.Combine(solution.HostOutput, "plugins", "World"));
        Assert.Contains("Microsoft.Data.Sqlite.dll", files);
        Assert.Contains(files, f => f.StartsWith($"runtimes/{RuntimeInformation.RuntimeIdentifier}/native/", StringComparison.Ordinal));
        Assert.Equal(["loaded", "Hello, Ada!", "True"], await UserSolution.RunAsync(solution.HostOutput));
    }
}
