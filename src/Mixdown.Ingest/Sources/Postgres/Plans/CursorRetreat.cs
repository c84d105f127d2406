using Mixdown.Data.Diagnostics;
using Mixdown.Ingest.Loads.Settings;
using Mixdown.Ingest.Postgres.Catalog;
using Mixdown.Ingest.Postgres.Connections;
using Npgsql;

namespace Mixdown.Ingest.Sources.Postgres.Plans;

/// <summary>Finds that a table ends before the bookmark: rows were deleted, or an older copy of the database was restored, whose new
/// rows nobody would read until the cursor has passed its old value.</summary>
sealed class CursorRetreat(PostgresTable table, LoadTable settings, CursorColumn column)
{
    /// <summary>Asks for the highest value and for the rows before the bookmark.</summary>
    /// <param name="connection">As of the run's moment.</param>
    /// <param name="reached">The bookmark's value.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>MX2257; nothing when a row has the bookmark's value or a higher one, or when the table has no rows.</returns>
    public async Task<IReadOnlyList<Diagnostic>> FindAsync(NpgsqlConnection connection, string reached, CancellationToken cancel)
    {
        var rows = await PostgresQuery.RowsAsync(connection, Sql(reached), $"looking for the highest {column.Name} of {table.Name}", cancel).ConfigureAwait(false);
        return rows is [var row] ? [Warning(row[0]!, row[1]!, reached)] : [];
    }

    // Not every type that has an order has a max().
    string Sql(string reached)
    {
        var rows = $"from {table.Name.Sql} as r where {column.IsUsable} and {(settings.Query.Where is { } where ? $"({where}\n)" : "true")}";
        return $"""
            select highest.value::text, (select count(*) {rows})
            from (select {column.Sql} as value {rows} order by r.{column.Sql} desc limit 1) as highest
            where highest.value < {column.Literal(reached)}
            """;
    }

    Diagnostic Warning(string highest, string count, string reached) => new(
        "MX2257", $"{table.Name} ends before the bookmark: the highest {column.Name} of its {count} rows is {highest}, and the last run read up to {reached}",
        settings.At, $"If an older copy of the database was restored, load it anew with --full-refresh: rows up to {reached} count as read.", Severity.Warning);
}
