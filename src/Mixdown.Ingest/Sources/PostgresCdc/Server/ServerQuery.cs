using Npgsql;

namespace Mixdown.Ingest.Sources.PostgresCdc.Server;

/// <summary>Questions to the server's catalog.</summary>
static class ServerQuery
{
    /// <summary>Runs a query and reads each row of its answer.</summary>
    /// <param name="connection">To the server.</param>
    /// <param name="sql">One statement, with <c>$1</c>, <c>$2</c>, …</param>
    /// <param name="values">For them.</param>
    /// <param name="read">Makes something of a row.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task<IReadOnlyList<T>> AskAsync<T>(
        this NpgsqlConnection connection, string sql, IReadOnlyList<object> values, Func<NpgsqlDataReader, T> read, CancellationToken cancel)
    {
        var answer = new List<T>();
        var command = Command(connection, sql, values);
        await using (command.ConfigureAwait(false))
        {
            var row = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
            await using (row.ConfigureAwait(false))
            {
                while (await row.ReadAsync(cancel).ConfigureAwait(false))
                    answer.Add(read(row));
            }
        }
        return answer;
    }

    /// <summary>Runs a statement that answers nothing.</summary>
    public static async Task ExecuteAsync(this NpgsqlConnection connection, string sql, IReadOnlyList<object> values, CancellationToken cancel)
    {
        var command = Command(connection, sql, values);
        await using (command.ConfigureAwait(false))
            await command.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
    }

    static NpgsqlCommand Command(NpgsqlConnection connection, string sql, IReadOnlyList<object> values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        return command;
    }
}
