using System.Globalization;
using Mixdown.Data.Naming;
using Mixdown.Ingest.Postgres.Connections;
using Npgsql;

namespace Mixdown.Ingest.Postgres.Catalog;

/// <summary>Asks the server what it has. Everything is as of the connection's transaction.</summary>
/// <param name="connection">Where to ask.</param>
sealed class CatalogReader(NpgsqlConnection connection)
{
    const string What = "reading the catalog";

    const string Readable =
        "has_schema_privilege(n.oid, 'USAGE') and (has_table_privilege(c.oid, 'SELECT') or has_any_column_privilege(c.oid, 'SELECT'))";

    /// <summary>Tables, views and partitions of everybody but the server itself, by schema and name.</summary>
    public async Task<IReadOnlyList<PostgresTable>> TablesAsync(CancellationToken cancel)
    {
        var rows = await PostgresQuery.RowsAsync(connection, $"""
            select c.oid, n.nspname, c.relname, c.relkind, exists (select from pg_inherits i where i.inhrelid = c.oid),
                   c.reltuples::bigint, {Readable}, c.relrowsecurity
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname not like 'pg\_%' and n.nspname <> 'information_schema'
            order by n.nspname, c.relname
            """, What, cancel).ConfigureAwait(false);
        return [.. rows.Select(row => new PostgresTable(Number(row[0]), new TableName(row[1]!, row[2]!), Kind(row[3]!))
        {
            IsPart = IsTrue(row[4]),
            Rows = long.Parse(row[5]!, CultureInfo.InvariantCulture) is >= 0 and var count ? count : null,
            IsReadable = IsTrue(row[6]),
            HasRowSecurity = IsTrue(row[7]),
        })];
    }

    /// <summary>The columns of a table in their order, without those that were dropped.</summary>
    public async Task<IReadOnlyList<PostgresColumn>> ColumnsAsync(PostgresTable table, CancellationToken cancel)
    {
        // A domain may be made of a domain. The innermost type is what the server sends.
        var rows = await PostgresQuery.RowsAsync(connection, $"""
            with recursive base (attnum, typid, typmod, typtype, next) as (
                select a.attnum, t.oid, a.atttypmod, t.typtype, t.typbasetype
                from pg_attribute a join pg_type t on t.oid = a.atttypid
                where a.attrelid = {table.Id} and a.attnum > 0 and not a.attisdropped
                union all
                select b.attnum, t.oid, d.typtypmod, t.typtype, t.typbasetype
                from base b join pg_type d on d.oid = b.typid join pg_type t on t.oid = b.next
                where b.typtype = 'd')
            select a.attname, b.typid, format_type(a.atttypid, a.atttypmod), format_type(b.typid, b.typmod), a.attnotnull,
                   has_column_privilege(a.attrelid, a.attnum, 'SELECT')
            from pg_attribute a join base b on b.attnum = a.attnum and b.typtype <> 'd'
            where a.attrelid = {table.Id}
            order by a.attnum
            """, What, cancel).ConfigureAwait(false);
        return [.. rows.Select(row => new PostgresColumn(row[0]!, Number(row[1]), row[2]!, row[3]!, IsTrue(row[4]), IsTrue(row[5])))];
    }

    /// <summary>The columns of the primary key, in its order; empty when there is none.</summary>
    public async Task<IReadOnlyList<string>> KeyAsync(PostgresTable table, CancellationToken cancel)
    {
        var rows = await PostgresQuery.RowsAsync(connection, $"""
            select a.attname
            from pg_index i cross join unnest(i.indkey::int2[]) with ordinality as k (attnum, place)
            join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
            where i.indrelid = {table.Id} and i.indisprimary
            order by k.place
            """, What, cancel).ConfigureAwait(false);
        return [.. rows.Select(row => row[0]!)];
    }

    /// <summary>A table and what is below it: partitions and the children of inheritance, each with rows of its own.</summary>
    public async Task<IReadOnlyList<TablePart>> PartsAsync(PostgresTable table, CancellationToken cancel)
    {
        var rows = await PostgresQuery.RowsAsync(connection, $"""
            with recursive tree (id) as (
                select {table.Id}::oid union select i.inhrelid from pg_inherits i join tree on tree.id = i.inhparent)
            select n.nspname, c.relname, c.relkind, pg_relation_size(c.oid) / current_setting('block_size')::bigint,
                   {Readable}, c.relrowsecurity
            from tree join pg_class c on c.oid = tree.id join pg_namespace n on n.oid = c.relnamespace
            order by n.nspname, c.relname
            """, $"reading {table.Name}", cancel).ConfigureAwait(false);
        return [.. rows.Select(row => new TablePart(
            new TableName(row[0]!, row[1]!), Kind(row[2]!), long.Parse(row[3]!, CultureInfo.InvariantCulture), IsTrue(row[4]) && !IsTrue(row[5])))];
    }

    static PostgresTableKind Kind(string letter) => letter switch
    {
        "r" => PostgresTableKind.Table,
        "p" => PostgresTableKind.Partitioned,
        "v" => PostgresTableKind.View,
        "m" => PostgresTableKind.MaterializedView,
        _ => PostgresTableKind.Foreign,
    };

    static uint Number(string? text) => uint.Parse(text!, CultureInfo.InvariantCulture);

    // The server prints a truth value as one letter.
    static bool IsTrue(string? text) => text is "t" or "true";
}
