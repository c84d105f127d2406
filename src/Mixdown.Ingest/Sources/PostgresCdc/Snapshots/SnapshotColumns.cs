using Mixdown.Data.Schemas;
using Mixdown.Ingest.Sources.PostgresCdc.Server;
using Npgsql;

namespace Mixdown.Ingest.Sources.PostgresCdc.Snapshots;

/// <summary>The columns of a table that the log tells too: no generated ones, and no others than the publication's.</summary>
static class SnapshotColumns
{
    const string Sql =
        """
        with recursive types as (
          select a.attname, a.attnum, a.atttypid as id, a.atttypmod as modifier from pg_attribute a
            join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = $1 and c.relname = $2 and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
          union all
          select attname, attnum, t.typbasetype, case when modifier = -1 then t.typtypmod else modifier end
          from types join pg_type t on t.oid = id where t.typtype = 'd')
        select attname::text, format_type(id, modifier) from types
        where not exists (select from pg_type t where t.oid = id and t.typtype = 'd') order by attnum
        """;

    public static async Task<IReadOnlyList<Column>> ReadAsync(
        NpgsqlConnection connection, ServerTable table, PublishedTable published, CancellationToken cancel)
    {
        var columns = await connection.AskAsync(
            Sql, [table.Schema, table.Name], row => TypeCatalog.ToColumn(row.GetString(0), row.GetString(1)), cancel).ConfigureAwait(false);
        return published.Columns is { } names ? [.. columns.Where(column => names.Contains(column.Name))] : columns;
    }
}
