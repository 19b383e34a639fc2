using Microsoft.Data.Sqlite;

namespace Hotswap;

/// <summary>What a store says to SQLite, prepared once. Not thread-safe; the caller opens the transaction.</summary>
internal sealed class StoreStatements(SqliteConnection connection) : IDisposable
{
    private readonly List<SqliteCommand> _commands = [];
    private SqliteCommand? _begin;
    private SqliteCommand? _commit;
    private SqliteCommand? _rollback;
    private SqliteCommand? _add;
    private SqliteCommand? _record;
    private SqliteCommand? _remove;
    private SqliteCommand? _bury;

    public void Begin() => (_begin ??= Prepare("BEGIN IMMEDIATE")).ExecuteNonQuery();

    public void Commit() => (_commit ??= Prepare("COMMIT")).ExecuteNonQuery();

    public void Rollback() => (_rollback ??= Prepare("ROLLBACK")).ExecuteNonQuery();

    /// <returns>Whether it is new.</returns>
    public bool Add(LiveJob job)
    {
        _add ??= Prepare(
            """
            INSERT INTO job (id, attempt, data) SELECT $id, $attempt, $data
            WHERE NOT EXISTS (SELECT 1 FROM dead WHERE id = $id) ON CONFLICT (id) DO NOTHING
            """,
            "$id", "$attempt", "$data");
        return Execute(_add, job.Id, job.Attempt, job.ToBytes()) > 0;
    }

    public void Record(string id, int attempt) =>
        Execute(_record ??= Prepare("UPDATE job SET attempt = $attempt WHERE id = $id", "$attempt", "$id"), attempt, id);

    public void Remove(string id) => Execute(_remove ??= Prepare("DELETE FROM job WHERE id = $id", "$id"), id);

    public void Bury(DeadLetter letter)
    {
        _bury ??= Prepare(
            "INSERT INTO dead (id, reason, error, data) VALUES ($id, $reason, $error, $data) ON CONFLICT (id) DO NOTHING",
            "$id", "$reason", "$error", "$data");
        Execute(_bury, letter.Job.Id, (int)letter.Reason, letter.Error, letter.Job.ToBytes());
        Remove(letter.Job.Id);
    }

    /// <returns>Whether there was one.</returns>
    public bool RemoveDead(string id)
    {
        using SqliteCommand command = Command("DELETE FROM dead WHERE id = $id", "$id");
        return Execute(command, id) > 0;
    }

    /// <exception cref="LiveJobStoreException">A job cannot be read.</exception>
    public IReadOnlyList<LiveJob> ReadJobs()
    {
        List<LiveJob> jobs = [];
        using SqliteCommand command = Command("SELECT id, attempt, data FROM job ORDER BY seq");
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            jobs.Add(Parse(reader.GetString(0), reader.GetFieldValue<byte[]>(2)) with { Attempt = reader.GetInt32(1) });
        }

        return jobs;
    }

    /// <exception cref="LiveJobStoreException">A job cannot be read.</exception>
    public IReadOnlyList<DeadLetter> ReadDead()
    {
        List<DeadLetter> letters = [];
        using SqliteCommand command = Command("SELECT id, reason, error, data FROM dead ORDER BY seq");
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            letters.Add(new DeadLetter(
                Parse(reader.GetString(0), reader.GetFieldValue<byte[]>(3)), (DeadLetterReason)reader.GetInt32(1), reader.GetString(2)));
        }

        return letters;
    }

    public void Dispose() => _commands.ForEach(c => c.Dispose());

    private static LiveJob Parse(string id, byte[] data)
    {
        try
        {
            return LiveJob.Parse(data);
        }
        catch (LiveDataException e)
        {
            throw new LiveJobStoreException(
                $"The stored job {id} cannot be read: {e.Message} If a newer version of Hotswap has written it, run that one; if the file is damaged, delete the job's row.", e);
        }
    }

    private static int Execute(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        return command.ExecuteNonQuery();
    }

    private SqliteCommand Prepare(string sql, params ReadOnlySpan<string> parameters)
    {
        SqliteCommand command = Command(sql, parameters);
        _commands.Add(command);
        return command;
    }

    private SqliteCommand Command(string sql, params ReadOnlySpan<string> parameters)
    {
        SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (string parameter in parameters)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = parameter });
        }

        return command;
    }
}
