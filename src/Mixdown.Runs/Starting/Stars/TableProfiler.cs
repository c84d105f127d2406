using System.Globalization;
using Mixdown.Data.Naming;
using Mixdown.Engines;

namespace Mixdown.Runs.Starting.Stars;

/// <summary>Looks at the rows of bronze tables: what columns hold, which are keys, and what leads where. Every answer is counted,
/// none is guessed.</summary>
/// <param name="session">A DuckDB session in which the tables can be read.</param>
sealed class TableProfiler(IEngineSession session)
{
    const string Ours = "_mx_";

    // One row in a hundred without a parent is a flaw in the data; more say that the names mislead.
    const double MostOrphans = 0.01;

    /// <summary>Columns, counts and key of a table.</summary>
    public TableProfile Look(string load, TableName table, IReadOnlyList<ResultColumn> columns, CancellationToken cancel)
    {
        var own = columns.Where(column => !column.Name.StartsWith(Ours, StringComparison.OrdinalIgnoreCase)).ToList();
        var counts = own.Select(column => new SqlIdentifier(column.Name)).Select(name => $", count({name}), approx_count_distinct({name})");
        var row = session.Query($"select count(*){string.Concat(counts)} from {table.Sql}", cancel).Rows[0];
        var names = Words.SnakeCases(own.Select(column => column.Name));
        var profile = new TableProfile(load, table, Long(row[0]), [.. own.Select((column, i) => new ColumnProfile(
            column.Name, names[i], column.Type, Long(row[1 + (2 * i)]), Long(row[2 + (2 * i)])))]);
        return KeyOf(profile, cancel) is { Count: > 0 } key ? profile with { Key = key } : profile with { NearKey = NearKeyOf(profile, cancel) };
    }

    /// <summary>What the columns of all tables lead to.</summary>
    public IReadOnlyList<Relationship> Relate(IReadOnlyList<TableProfile> tables, CancellationToken cancel)
    {
        var found = new List<Relationship>();
        foreach (var table in tables)
        {
            foreach (var column in table.Columns.Where(column => column.Values > 0))
            {
                var proven = KeyGuess.Parents(table, column, tables).Select(parent => new Relationship(table, column, parent, Orphans(table, column, parent, cancel)));
                if (proven.FirstOrDefault(relation => relation.Orphans <= MostOrphans * column.Values) is { } relation)
                    found.Add(relation);
            }
        }
        return found;
    }

    IReadOnlyList<ColumnProfile> KeyOf(TableProfile table, CancellationToken cancel)
    {
        foreach (var column in KeyGuess.Keys(table))
        {
            if (IsUnique(table, [column], cancel))
                return [column];
        }
        var together = KeyGuess.Together(table);
        return together.Count > 0 && IsUnique(table, together, cancel) ? together : [];
    }

    NearKey? NearKeyOf(TableProfile table, CancellationToken cancel) => KeyGuess.Keys(table)
        .Select(column => new NearKey(column, Repeated(table, [column], cancel)))
        .FirstOrDefault(near => near.Repeated <= MostOrphans * table.Rows);

    bool IsUnique(TableProfile table, IReadOnlyList<ColumnProfile> columns, CancellationToken cancel) => Repeated(table, columns, cancel) == 0;

    /// <summary>How many values occur more than once.</summary>
    long Repeated(TableProfile table, IReadOnlyList<ColumnProfile> columns, CancellationToken cancel)
    {
        var names = string.Join(", ", columns.Select(column => new SqlIdentifier(column.Source)));
        return Count($"select count(*) from (select {names} from {table.Source.Sql} group by all having count(*) > 1)", cancel);
    }

    long Orphans(TableProfile table, ColumnProfile column, TableProfile parent, CancellationToken cancel) => Count(
        $"""
        select count(*) from {table.Source.Sql} as child
        where child.{new SqlIdentifier(column.Source)} is not null
          and not exists (from {parent.Source.Sql} as parent where parent.{new SqlIdentifier(parent.Key[0].Source)} = child.{new SqlIdentifier(column.Source)})
        """, cancel);

    long Count(string sql, CancellationToken cancel) => Long(session.Query(sql, cancel).Rows[0][0]);

    static long Long(object? value) => Convert.ToInt64(value, CultureInfo.InvariantCulture);
}
