using Hotswap.Runtime.Tests.Harness;

namespace Hotswap.Runtime.Tests.Jobs;

/// <summary>Jobs that were scheduled with one compiled version and are run by another: the table of docs/live-data.md.</summary>
public class SchemaChangeTests(SchemaVersions versions) : IClassFixture<SchemaVersions>
{
    public static TheoryData<int, string> Rows
    {
        get
        {
            TheoryData<int, string> rows = [];
            for (int i = 0; i < SchemaRow.All.Count; i++)
            {
                rows.Add(i, SchemaRow.All[i].Change);
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task V06_V07_AJobOutlivesTheChange(int row, string change)
    {
        string number = row.ToString(System.Globalization.CultureInfo.InvariantCulture);
        string outcome;
        try
        {
            await versions.Host.RunAsync(versions.Job(row));
            outcome = Assert.Single(Journal.Read(SchemaVersions.Key + number));
            Assert.True(SchemaRow.All[row].Expected.Replace("#", number, StringComparison.Ordinal) == outcome, $"{change}: {outcome}");
        }
        catch (LiveJobException e)
        {
            outcome = $"{e.GetType().Name}:{e.Message}";
            string[] expected = SchemaRow.All[row].Expected.Split(':', 2);
            Assert.True($"LiveJob{expected[0]}Exception" == e.GetType().Name, $"{change}: {outcome}");
            Assert.Contains(expected[^1], e.Message, StringComparison.Ordinal);
            Assert.Empty(Journal.Read(SchemaVersions.Key + number));
        }
    }

    [Fact]
    public void EveryRowOfThePageIsAChangeThatWasRun()
    {
        string page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "live-data.md"));
        string section = page[page.IndexOf("## What may change between versions", StringComparison.Ordinal)..];
        string[] changes = [.. section.Split('\n').Where(l => l.StartsWith("| ", StringComparison.Ordinal) && !l.StartsWith("| change", StringComparison.Ordinal)).Select(l => l.Split('|')[1].Trim())];
        Assert.Equal(SchemaRow.All.Select(r => r.Change), changes);
    }
}
