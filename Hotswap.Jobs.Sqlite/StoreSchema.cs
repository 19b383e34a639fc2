using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Hotswap;

/// <summary>The tables of a store, and how it tells its own file from others.</summary>
internal static class StoreSchema
{
    // "HSJQ"
    private const long ApplicationId = 0x48534A51;
    private const long Version = 1;

    /// <summary>Makes the tables in a new file; checks an old one.</summary>
    /// <exception cref="LiveJobStoreException">The file is not a store, or of a newer version.</exception>
    public static void Prepare(SqliteConnection connection, string path)
    {
        long application = Number(connection, "PRAGMA application_id");
        if (application == 0 && Number(connection, "SELECT count(*) FROM sqlite_schema") == 0)
        {
            Create(connection);
        }
        else if (application != ApplicationId)
        {
            throw new LiveJobStoreException($"\"{path}\" is a database of another application. Give the job store a file of its own.");
        }

        long version = Number(connection, "PRAGMA user_version");
        if (version != Version)
        {
            throw new LiveJobStoreException(
                $"The job store \"{path}\" is of version {version}, this one reads version {Version}. Use the version of Hotswap.Jobs.Sqlite that wrote it, or a newer one.");
        }

        // Durable at each commit, and readers may look at the file meanwhile.
        Execute(connection, "PRAGMA journal_mode = WAL");
        Execute(connection, "PRAGMA synchronous = FULL");
    }

    private static void Create(SqliteConnection connection)
    {
        using SqliteTransaction transaction = connection.BeginTransaction();
        Execute(
            connection,
            $"""
            CREATE TABLE job (seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, attempt INTEGER NOT NULL, data BLOB NOT NULL) STRICT;
            CREATE TABLE dead (seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, reason INTEGER NOT NULL, error TEXT NOT NULL, data BLOB NOT NULL) STRICT;
            PRAGMA application_id = {ApplicationId};
            PRAGMA user_version = {Version};
            """,
            transaction);
        transaction.Commit();
    }

    private static long Number(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private static void Execute(SqliteConnection connection, string sql, SqliteTransaction? transaction = null)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        command.ExecuteNonQuery();
    }
}
