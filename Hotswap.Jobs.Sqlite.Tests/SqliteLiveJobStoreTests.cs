using Microsoft.Data.Sqlite;

namespace Hotswap.Jobs.Sqlite.Tests;

public class SqliteLiveJobStoreTests : IDisposable
{
    private readonly StoreFolder _folder = new();

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        _folder.Dispose();
    }

    [Fact]
    public async Task JobsComeBackInTheirOrderWithTheirAttempts()
    {
        LiveJob[] jobs =
        [
            new LiveJob("live_B", 5, "2") { Key = "k", Due = new DateTimeOffset(2030, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)) },
            new LiveJob("live_A", LiveData.FromJson("""{"n":"ü"}"""u8), "1") { Attempt = 2 },
            new LiveJob("live_C", LiveData.Nothing, "3"),
        ];
        await using (SqliteLiveJobStore store = await OpenAsync())
        {
            foreach (LiveJob job in jobs)
            {
                Assert.True(await store.AddAsync(job));
            }

            await store.RecordAttemptAsync("2", 1);
            await store.CompleteAsync("3");
            await store.CompleteAsync("never there");
        }

        await using SqliteLiveJobStore again = await OpenAsync();
        Assert.Equal([jobs[0] with { Attempt = 1 }, jobs[1]], await again.LoadAsync(default));
    }

    [Fact]
    public async Task IdsThatAreKnownAreIgnoredAndComparedWithCase()
    {
        await using SqliteLiveJobStore store = await OpenAsync();
        Assert.True(await store.AddAsync(new LiveJob("live_A", 1, "a")));
        Assert.False(await store.AddAsync(new LiveJob("live_B", 2, "a")));
        Assert.True(await store.AddAsync(new LiveJob("live_C", 3, "A")));
        await store.BuryAsync(new DeadLetter(new LiveJob("live_C", 3, "A"), DeadLetterReason.Failed, ""));
        Assert.False(await store.AddAsync(new LiveJob("live_C", 3, "A")));
        Assert.Equal(["live_A"], (await store.LoadAsync(default)).Select(j => j.Name));
    }

    [Fact]
    public async Task DeadLettersStayUntilTheyAreRemoved()
    {
        DeadLetter letter = new(new LiveJob("live_A", 1, "a") { Attempt = 5 }, DeadLetterReason.UnreadableData, "member N: …");
        await using (SqliteLiveJobStore store = await OpenAsync())
        {
            await store.AddAsync(letter.Job);
            await store.BuryAsync(letter);
            await store.BuryAsync(letter);
            Assert.Empty(await store.LoadAsync(default));
        }

        await using SqliteLiveJobStore again = await OpenAsync();
        Assert.Equal(letter, Assert.Single(await again.ReadDeadLettersAsync()));
        Assert.True(await again.RemoveDeadLetterAsync("a"));
        Assert.False(await again.RemoveDeadLetterAsync("a"));
        Assert.True(await again.AddAsync(letter.Job with { Attempt = 0 }));
    }

    [Fact]
    public async Task WorkOfManyThreadsIsDoneOnce()
    {
        await using SqliteLiveJobStore store = await OpenAsync();
        bool[] added = await Task.WhenAll(Enumerable.Range(0, 2000).Select(i => Task.Run(() => store.AddAsync(new LiveJob("live_A", i, $"{i % 500}")).AsTask())));
        Assert.Equal(500, added.Count(a => a));
        Assert.Equal(500, (await store.LoadAsync(default)).Count);
    }

    [Fact]
    public async Task AStoreIsOpenOnceInAProcess()
    {
        await using (await OpenAsync())
        {
            string refused = (await Assert.ThrowsAsync<LiveJobStoreException>(OpenAsync)).Message;
            Assert.Contains($"\"{_folder.Store}\" is in use", refused, StringComparison.Ordinal);
            Assert.Contains("One process uses a store at a time", refused, StringComparison.Ordinal);
        }

        await using SqliteLiveJobStore again = await OpenAsync();
    }

    [Fact]
    public async Task AStoreIsUsedByOneProcessAndFreeWhenThatIsKilled()
    {
        using VictimProcess holder = new("open", _folder.Store);
        Assert.Equal("open", await holder.ReadLineAsync());
        await Assert.ThrowsAsync<LiveJobStoreException>(OpenAsync);
        using (VictimProcess second = new("open", _folder.Store))
        {
            Assert.StartsWith("refused The job store", await second.ReadLineAsync(), StringComparison.Ordinal);
        }

        holder.Kill();
        await holder.ReadRestAsync();
        await using SqliteLiveJobStore store = await OpenAsync();
    }

    [Fact]
    public async Task ALinkToTheFileIsTheSameStore()
    {
        await using (await OpenAsync())
        {
        }

        string link = Path.Combine(Directory.CreateDirectory(_folder.PathOf("elsewhere")).FullName, "linked.db");
        File.CreateSymbolicLink(link, _folder.Store);
        await using SqliteLiveJobStore store = await OpenAsync();
        await Assert.ThrowsAsync<LiveJobStoreException>(() => SqliteLiveJobStore.OpenAsync(link));
    }

    [Fact]
    public async Task WhatIsNoStoreIsRefusedAndLeftAsItIs()
    {
        Run("CREATE TABLE mine (id)");
        Assert.Contains("another application", await RefusedAsync(), StringComparison.Ordinal);

        byte[] text = [.. Enumerable.Repeat((byte)'x', 5000)];
        await File.WriteAllBytesAsync(_folder.Store, text);
        Assert.Contains("cannot be opened", await RefusedAsync(), StringComparison.Ordinal);
        Assert.Equal(text, await File.ReadAllBytesAsync(_folder.Store));

        Assert.Contains("cannot be opened", (await Assert.ThrowsAsync<LiveJobStoreException>(() => SqliteLiveJobStore.OpenAsync(_folder.PathOf("no/such/jobs.db")))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AStoreOfANewerVersionIsRefused()
    {
        await (await OpenAsync()).DisposeAsync();
        Run("PRAGMA user_version = 2");
        Assert.Contains("is of version 2, this one reads version 1", await RefusedAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AJobThatCannotBeReadIsNamed()
    {
        await using (SqliteLiveJobStore store = await OpenAsync())
        {
            await store.AddAsync(new LiveJob("live_A", 1, "seven"));
        }

        Run("UPDATE job SET data = x'B1F0'");
        await using SqliteLiveJobStore again = await OpenAsync();
        string message = (await Assert.ThrowsAsync<LiveJobStoreException>(() => again.LoadAsync(default).AsTask())).Message;
        Assert.Contains("The stored job seven cannot be read", message, StringComparison.Ordinal);

        // What else is asked for at the same time does not suffer.
        Task<IReadOnlyList<LiveJob>> load = again.LoadAsync(default).AsTask();
        Assert.True(await again.AddAsync(new LiveJob("live_A", 1, "eight")));
        await Assert.ThrowsAsync<LiveJobStoreException>(() => load);
    }

    [Fact]
    public async Task AFailureOfTheDatabaseNamesTheFileAndTheNextWorkIsDone()
    {
        await using SqliteLiveJobStore store = await OpenAsync();
        Run("ALTER TABLE job RENAME TO gone");
        string message = (await Assert.ThrowsAsync<LiveJobStoreException>(() => store.AddAsync(new LiveJob("live_A", 1, "a")).AsTask())).Message;
        Assert.Contains(_folder.Store, message, StringComparison.Ordinal);
        Run("ALTER TABLE gone RENAME TO job");
        Assert.True(await store.AddAsync(new LiveJob("live_A", 1, "a")));
    }

    [Fact]
    public async Task ADisposedStoreSaysSo()
    {
        SqliteLiveJobStore store = await OpenAsync();
        ValueTask<bool> last = store.AddAsync(new LiveJob("live_A", 1, "a"));
        await store.DisposeAsync();
        Assert.True(await last);
        await store.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => store.AddAsync(new LiveJob("live_A", 1, "b")).AsTask());
    }

    private Task<SqliteLiveJobStore> OpenAsync() => SqliteLiveJobStore.OpenAsync(_folder.Store);

    private async Task<string> RefusedAsync() => (await Assert.ThrowsAsync<LiveJobStoreException>(OpenAsync)).Message;

    private void Run(string sql)
    {
        using SqliteConnection connection = new($"Data Source={_folder.Store};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
