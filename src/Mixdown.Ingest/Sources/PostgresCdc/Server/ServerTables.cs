using Npgsql;

namespace Mixdown.Ingest.Sources.PostgresCdc.Server;

/// <summary>Lists the tables whose changes the log can tell: not those of the system, no views, no partitions (their changes count
/// as those of the table that they belong to), nothing temporary and nothing unlogged.</summary>
static class ServerTables
{
    const string Sql =
        """
        select n.nspname::text, c.relname::text, c.relkind = 'p', c.relreplident::text, pg_has_role(c.relowner, 'usage'),
          case when c.reltuples >= 0 then c.reltuples::bigint end,
          array(select a.attname::text from pg_index i cross join unnest(i.indkey) with ordinality k(number, place)
                join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.number
                where i.indrelid = c.oid and i.indisprimary and k.place <= i.indnkeyatts order by k.place),
          case c.relreplident when 'f' then
            array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped order by a.attnum)
          else
            array(select a.attname::text from pg_index i cross join unnest(i.indkey) with ordinality k(number, place)
                  join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.number
                  where i.indrelid = c.oid and case c.relreplident when 'd' then i.indisprimary when 'i' then i.indisreplident end
                    and k.place <= i.indnkeyatts order by k.place)
          end,
          c.oid
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p') and c.relpersistence = 'p' and not c.relispartition
          and n.nspname <> 'information_schema' and n.nspname not like 'pg\_%'
        order by 1, 2
        """;

    public static Task<IReadOnlyList<ServerTable>> ReadAsync(NpgsqlConnection connection, CancellationToken cancel) =>
        connection.AskAsync(Sql, [], Read, cancel);

    static ServerTable Read(NpgsqlDataReader row) => new()
    {
        Schema = row.GetString(0),
        Name = row.GetString(1),
        IsPartitioned = row.GetBoolean(2),
        Identity = row.GetString(3)[0],
        IsOurs = row.GetBoolean(4),
        Rows = row.IsDBNull(5) ? null : row.GetInt64(5),
        PrimaryKey = row.GetFieldValue<string[]>(6),
        IdentityColumns = row.GetFieldValue<string[]>(7),
        Id = row.GetFieldValue<uint>(8),
    };
}
