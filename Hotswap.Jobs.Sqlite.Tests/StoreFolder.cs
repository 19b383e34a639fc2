namespace Hotswap.Jobs.Sqlite.Tests;

/// <summary>A folder for a store, removed at the end of the test.</summary>
internal sealed class StoreFolder : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hotswap-store-").FullName;

    public string Store => PathOf("jobs.db");

    public string PathOf(string name) => Path.Combine(_folder, name);

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
