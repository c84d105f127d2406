using System.Globalization;
using Mixdown.Testing.Postgres;
using Npgsql;

namespace Mixdown.ServerTests.PostgresCdc;

/// <summary>A database whose changes are followed, and SQL in it.</summary>
sealed class CdcDatabase : IDisposable
{
    readonly PostgresDatabase _database = PostgresServer.OfProcess.CreateDatabase();
    readonly NpgsqlConnection _connection;

    public CdcDatabase()
    {
        var options = _database.Options;
        Connection = new NpgsqlConnectionStringBuilder
        {
            Host = options.Host,
            Port = options.Port,
            Username = options.User,
            Password = options.Password,
            Database = options.Database,
        };
        _connection = new NpgsqlConnection(Connection.ConnectionString);
        _connection.Open();
    }

    public NpgsqlConnectionStringBuilder Connection { get; }

    /// <summary>Slots are the server's: each database names its own.</summary>
    public string Slot => "slot_" + _database.Name;

    public void Run(string sql)
    {
        using var command = new NpgsqlCommand(sql, _connection);
        command.ExecuteNonQuery();
    }

    public string Scalar(string sql)
    {
        using var command = new NpgsqlCommand(sql, _connection);
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture)!;
    }

    public void Dispose()
    {
        using (_connection)
            Run($"select pg_drop_replication_slot(slot_name) from pg_replication_slots where slot_name = '{Slot}' and not active");
        _database.Dispose();
    }
}
