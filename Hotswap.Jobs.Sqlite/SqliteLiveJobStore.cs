using Microsoft.Data.Sqlite;

namespace Hotswap;

/// <summary>
/// Keeps the jobs of one <see cref="LiveQueue"/> in a SQLite file. All members are safe to use from any thread; what they do is
/// on disk when their task has ended.
/// </summary>
/// <remarks>
/// The file is used by one process at a time, which a lock file beside it sees to; the system lets go of that when the process
/// ends, however it ends. On network file systems without locks it holds nobody off. Dispose the queue before the store.
/// </remarks>
/// <example><code>
/// await using SqliteLiveJobStore store = await SqliteLiveJobStore.OpenAsync("jobs.db");
/// await using LiveQueue queue = await LiveQueue.StartAsync(host, new LiveQueueOptions { Store = store });
/// </code></example>
public sealed class SqliteLiveJobStore : ILiveJobStore, IAsyncDisposable
{
    private readonly StoreWriter _writer;
    private readonly StoreLock _lock;

    private SqliteLiveJobStore(StoreWriter writer, StoreLock @lock)
    {
        _writer = writer;
        _lock = @lock;
    }

    /// <summary>Opens a store; makes the file if there is none.</summary>
    /// <param name="path">The file. Its folder must exist; other files with this name and an ending appear beside it.</param>
    /// <exception cref="LiveJobStoreException">It is in use, is no job store, is one of a newer version, or cannot be opened.</exception>
    public static Task<SqliteLiveJobStore> OpenAsync(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return Task.Run(() => Open(path));
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<LiveJob>> LoadAsync(CancellationToken cancellationToken) =>
        await _writer.DoAsync(s => s.ReadJobs()).WaitAsync(cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask<bool> AddAsync(LiveJob job)
    {
        ArgumentNullException.ThrowIfNull(job);
        return await _writer.DoAsync(s => s.Add(job)).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask RecordAttemptAsync(string jobId, int attempt) => await DoAsync(s => s.Record(jobId, attempt)).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask CompleteAsync(string jobId) => await DoAsync(s => s.Remove(jobId)).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask BuryAsync(DeadLetter letter)
    {
        ArgumentNullException.ThrowIfNull(letter);
        await DoAsync(s => s.Bury(letter)).ConfigureAwait(false);
    }

    /// <summary>The dead letters, oldest first. They stay until they are removed.</summary>
    /// <exception cref="LiveJobStoreException">The store failed, or one of them cannot be read.</exception>
    public Task<IReadOnlyList<DeadLetter>> ReadDeadLettersAsync() => _writer.DoAsync(s => s.ReadDead());

    /// <summary>Removes a dead letter. To have its job run after all, enqueue it again after that, with <c>Attempt = 0</c>.</summary>
    /// <param name="jobId">The job's id.</param>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="LiveJobStoreException">The store failed.</exception>
    public Task<bool> RemoveDeadLetterAsync(string jobId) => _writer.DoAsync(s => s.RemoveDead(jobId));

    /// <summary>Does what was asked for, closes the file and lets go of it.</summary>
    public async ValueTask DisposeAsync()
    {
        await _writer.StopAsync().ConfigureAwait(false);
        _lock.Dispose();
    }

    private static SqliteLiveJobStore Open(string path)
    {
        path = Path.GetFullPath(path);
        StoreLock? @lock = null;
        SqliteConnection? connection = null;
        try
        {
            // The lock is beside the file itself, by whatever name it was asked for.
            path = new FileInfo(path) is { LinkTarget: not null } link ? link.ResolveLinkTarget(returnFinalTarget: true)!.FullName : path;
            @lock = new StoreLock(path);
            connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
            connection.Open();
            StoreSchema.Prepare(connection, path);
            return new SqliteLiveJobStore(new StoreWriter(connection, path), @lock);
        }
        catch (Exception e)
        {
            connection?.Dispose();
            @lock?.Dispose();
            if (e is SqliteException or IOException or UnauthorizedAccessException)
            {
                throw new LiveJobStoreException($"The job store \"{path}\" cannot be opened: {e.Message}", e);
            }

            throw;
        }
    }

    private Task<bool> DoAsync(Action<StoreStatements> work) => _writer.DoAsync(s =>
    {
        work(s);
        return true;
    });
}
