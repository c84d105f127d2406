using Mixdown.Engines.DuckDb.Native;

namespace Mixdown.Tests.DuckDb.Native;

/// <summary>Short forms for tests on one connection.</summary>
static class MemoryConnection
{
    public static DuckDBConnection Open(string connectionString = "Data Source=:memory:")
    {
        var connection = new DuckDBConnection(connectionString);
        connection.Open();
        return connection;
    }

    public static DuckDBCommand Command(this DuckDBConnection connection, string sql, params object?[] values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var value in values)
            command.Parameters.Add(new DuckDBParameter(value));
        return command;
    }

    public static int Run(this DuckDBConnection connection, string sql, params object?[] values)
    {
        using var command = connection.Command(sql, values);
        return command.ExecuteNonQuery();
    }

    public static object? Scalar(this DuckDBConnection connection, string sql, params object?[] values)
    {
        using var command = connection.Command(sql, values);
        return command.ExecuteScalar();
    }

    /// <summary>What a text fails with.</summary>
    public static DuckDBException ErrorOf(this DuckDBConnection connection, string sql) => Assert.Throws<DuckDBException>(() => connection.Run(sql));

    public static List<object?[]> Rows(this DuckDBConnection connection, string sql)
    {
        using var command = connection.Command(sql);
        using var reader = command.ExecuteReader();
        var rows = new List<object?[]>();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add([.. row.Select(value => value is DBNull ? null : value)]);
        }
        return rows;
    }
}
