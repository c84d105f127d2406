using Mixdown.Data.Diagnostics;
using Mixdown.Data.Naming;

namespace Mixdown.Engines.Postgres.Mirror;

/// <summary>What of a lake table is in PostgreSQL.</summary>
/// <param name="Mark">The version, in the words of the table's comment.</param>
/// <param name="Columns">Names and types, as <see cref="Mixdown.Data.Schemas.Types.SourceTypes.Postgres"/> writes them.</param>
/// <param name="Files">The tables of files, by the file's name.</param>
sealed record MirrorState(string Mark, IReadOnlyList<(string Name, string Type)> Columns, IReadOnlyDictionary<string, string> Files)
{
    const string MarkStart = "Version ";

    /// <summary>What is there; null when nothing is.</summary>
    /// <exception cref="MixdownException">MX3021: a table of that name is there that is no mirror.</exception>
    internal static MirrorState? Read(PostgresSession session, TableName name, CancellationToken cancel)
    {
        var found = session.Query($"select obj_description({Oid(name)}, 'pg_class') where {Oid(name)} is not null", cancel);
        if (found.Rows.Count == 0)
            return null;
        if (found.Rows[0][0] is not string mark || !mark.StartsWith(MarkStart, StringComparison.Ordinal))
        {
            throw new MixdownException(new Diagnostic(
                "MX3021", $"{name} is there already, and is no copy of a lake table", Hint: "Rename or drop it, or give the load another 'schema'."));
        }
        return new MirrorState(mark, ReadColumns(session, name, cancel), ReadFiles(session, name, cancel));
    }

    static List<(string Name, string Type)> ReadColumns(PostgresSession session, TableName name, CancellationToken cancel) =>
        [.. session.Query(
            $"""
            select attname, format_type(atttypid, atttypmod) from pg_attribute
            where attrelid = {Oid(name)} and attnum > 0 and not attisdropped order by attnum
            """, cancel).Rows.Select(row => ((string)row[0]!, (string)row[1]!))];

    static Dictionary<string, string> ReadFiles(PostgresSession session, TableName name, CancellationToken cancel) =>
        session.Query(
            $"""
            select obj_description(c.oid, 'pg_class'), c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
            where i.inhparent = {Oid(name)}
            """, cancel).Rows.ToDictionary(row => (string)row[0]!, row => (string)row[1]!, StringComparer.Ordinal);

    static string Oid(TableName name) => $"to_regclass({SqlText.Literal(name.Sql)})";
}
