using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace Hotswap;

/// <summary>
/// The one thread of a store that speaks to SQLite. What waits when it comes round is done in one transaction, so that work
/// from many threads shares the cost of a commit.
/// </summary>
internal sealed class StoreWriter
{
    private const int MostInOneTransaction = 512;

    private readonly Channel<StoreWork> _works = Channel.CreateUnbounded<StoreWork>(new UnboundedChannelOptions { SingleReader = true });
    private readonly string _path;
    private readonly SqliteConnection _connection;
    private readonly StoreStatements _statements;
    private readonly Task _running;

    public StoreWriter(SqliteConnection connection, string path)
    {
        _path = path;
        _connection = connection;
        _statements = new StoreStatements(connection);
        _running = Task.Run(RunAsync);
    }

    /// <exception cref="ObjectDisposedException">The store was disposed.</exception>
    public Task<T> DoAsync<T>(Func<StoreStatements, T> work)
    {
        StoreWork<T> item = new(work);
        ObjectDisposedException.ThrowIf(!_works.Writer.TryWrite(item), typeof(SqliteLiveJobStore));
        return item.Done;
    }

    /// <summary>Does what waits, and ends.</summary>
    public async Task StopAsync()
    {
        _works.Writer.TryComplete();
        await _running.ConfigureAwait(false);
    }

    private async Task RunAsync()
    {
        List<StoreWork> batch = [];
        while (await _works.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            while (batch.Count < MostInOneTransaction && _works.Reader.TryRead(out StoreWork? work))
            {
                batch.Add(work);
            }

            Commit(batch);
            batch.Clear();
        }

        _statements.Dispose();
        await _connection.DisposeAsync().ConfigureAwait(false);
    }

    private void Commit(List<StoreWork> batch)
    {
        try
        {
            _statements.Begin();
            foreach (StoreWork work in batch)
            {
                Do(work);
            }

            _statements.Commit();
        }
        catch (Exception e)
        {
            TryRollBack();
            LiveJobStoreException failure = new($"The job store \"{_path}\" failed, and nothing of this was stored: {e.Message}", e);
            batch.ForEach(w => w.Fail(failure));
            return;
        }

        batch.ForEach(w => w.Succeed());
    }

    private void Do(StoreWork work)
    {
        try
        {
            work.Do(_statements);
        }
        catch (LiveJobStoreException e)
        {
            // Something that was read is no job; the others need not suffer for it.
            work.Fail(e);
        }
    }

    private void TryRollBack()
    {
        try
        {
            _statements.Rollback();
        }
        catch (SqliteException)
        {
            // After some errors SQLite has rolled back by itself.
        }
    }
}
