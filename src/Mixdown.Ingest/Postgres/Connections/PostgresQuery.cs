using Npgsql;

namespace Mixdown.Ingest.Postgres.Connections;

/// <summary>Small answers, as text.</summary>
static class PostgresQuery
{
    /// <summary>All rows of an answer that is known to be small.</summary>
    /// <param name="connection">Where to ask.</param>
    /// <param name="sql">One SELECT.</param>
    /// <param name="what">What it is for, for the message when it fails.</param>
    /// <param name="cancel">Stops it at the server.</param>
    public static async Task<IReadOnlyList<string?[]>> RowsAsync(NpgsqlConnection connection, string sql, string what, CancellationToken cancel)
    {
        try
        {
            return await ReadAsync(connection, sql, cancel).ConfigureAwait(false);
        }
        catch (Exception fault) when (PostgresFaults.IsOne(fault))
        {
            cancel.ThrowIfCancellationRequested();
            throw PostgresFaults.Failed(what, fault);
        }
    }

    /// <summary>The first value of the first row; null when that is NULL or there is no row.</summary>
    public static async Task<string?> ValueAsync(NpgsqlConnection connection, string sql, string what, CancellationToken cancel) =>
        await RowsAsync(connection, sql, what, cancel).ConfigureAwait(false) is [var row, ..] ? row[0] : null;

    /// <summary>Runs what gives no answer.</summary>
    public static Task ExecuteAsync(NpgsqlConnection connection, string sql, string what, CancellationToken cancel) =>
        RowsAsync(connection, sql, what, cancel);

    static async Task<List<string?[]>> ReadAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        using var command = new NpgsqlCommand(sql, connection) { AllResultTypesAreUnknown = true };
        var reader = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            var rows = new List<string?[]>();
            while (await reader.ReadAsync(cancel).ConfigureAwait(false))
            {
                var row = new string?[reader.FieldCount];
                for (var column = 0; column < row.Length; column++)
                    row[column] = reader.GetValue(column) as string;
                rows.Add(row);
            }
            return rows;
        }
    }
}
