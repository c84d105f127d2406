using System.Collections.Concurrent;

namespace Mixdown.Runs.Quality.Reading;

/// <summary>The groups of quarantines, kept until other records are in one: rows are read once, and a log's news are quick to see. Safe for
/// several threads.</summary>
sealed class QuarantineShelf
{
    const string Text =
        """
        select source_name, table_name, code, count(*), any_value(reason order by _mx_row), count(distinct _mx_file), min(_mx_ingested_at), max(_mx_ingested_at)
        from quarantine group by all
        """;

    readonly ConcurrentDictionary<(string Source, string Table), Kept> _kept = new();

    /// <summary>All groups, the largest first.</summary>
    public async Task<IReadOnlyList<QuarantineGroup>> GroupsAsync(QuarantineTables tables, CancellationToken cancel)
    {
        var unread = tables.All.Where(table => !IsKept(table)).ToList();
        var read = (await tables.QueryAsync(unread, Text, [], cancel)).Rows.Select(Group).ToLookup(group => (group.Source, group.Table));
        foreach (var table in unread)
            _kept[Key(table)] = new Kept(table.Stamp, [.. read[Key(table)]]);
        return
        [
            .. tables.All.SelectMany(table => _kept[Key(table)].Groups)
                .OrderByDescending(group => group.Records)
                .ThenBy(group => group.Source, StringComparer.Ordinal).ThenBy(group => group.Table, StringComparer.Ordinal).ThenBy(group => group.Code, StringComparer.Ordinal),
        ];
    }

    bool IsKept(QuarantineTable table) => _kept.TryGetValue(Key(table), out var kept) && kept.Stamp == table.Stamp;

    static (string, string) Key(QuarantineTable table) => (table.Source, table.Of.Table);

    static QuarantineGroup Group(object?[] row) => new((string)row[0]!, (string)row[1]!, (string)row[2]!, (long)row[3]!)
    {
        Reason = (string?)row[4] ?? "",
        Files = (long)row[5]!,
        FirstAt = row[6] as DateTimeOffset?,
        LastAt = row[7] as DateTimeOffset?,
    };

    sealed record Kept((long Version, int Files) Stamp, IReadOnlyList<QuarantineGroup> Groups);
}
