using System.Globalization;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Naming;
using Mixdown.Ingest.Loads.Settings;
using Mixdown.Ingest.Postgres.Catalog;
using Mixdown.Ingest.Postgres.Connections;
using Mixdown.Ingest.Sources.Cursors;
using Mixdown.Ingest.Sources.Tables;
using Npgsql;

namespace Mixdown.Ingest.Sources.Postgres.Plans;

/// <summary>Which rows of a table are new: from the last bookmark's value on, that value included, up to the highest one of the
/// run's snapshot. Values stay the server's own text and are compared by the server, so no digit is lost.</summary>
sealed class CursorRange
{
    readonly PostgresTable _table;
    readonly LoadTable _settings;
    readonly CursorColumn _column;
    readonly CursorBookmark? _before;
    readonly string _identity;
    string? _high;

    /// <exception cref="MixdownException">The cursor is not there, has another type than before, or cannot have a lag.</exception>
    public CursorRange(PostgresTable table, IReadOnlyList<PostgresColumn> columns, TableRequest request)
    {
        (_table, _settings) = (table, request.Settings);
        _column = new CursorColumn(Find(columns, _settings.Cursor!), _settings);
        _before = request.Bookmark is null ? null : CursorBookmark.Parse(request.Bookmark);
        if (_before is not null)
            _column.CheckSame(_before);
        _identity = Identity(columns);
        MayReadAgain = _settings.WriteDisposition == WriteDisposition.Merge || (_settings.WriteDisposition is null && _settings.UniqueKey.Count > 0);
    }

    /// <summary>Whether no run came before.</summary>
    public bool IsFirst => _before is null;

    /// <summary>Whether there is nothing to read.</summary>
    public bool IsEmpty => _high is null && _settings.CursorNulls != CursorNulls.Include;

    /// <summary>Whether rows that are read twice are merged, so that a border of any size is no harm.</summary>
    public bool MayReadAgain { get; }

    /// <summary>The border's rows that the last run read; null where they were not kept.</summary>
    public IReadOnlyList<string>? Border => _before?.Border;

    /// <summary>What a person should look at; after <see cref="FixAsync"/>.</summary>
    public IReadOnlyList<Diagnostic> Warnings { get; private set; } = [];

    /// <summary>Two expressions in front of the columns: the row's identity where the last run may have read it, and where the next
    /// one will meet it again.</summary>
    public IReadOnlyList<string> Marks =>
    [
        _before?.Border is { Count: > 0 } ? $"case when {_column.Sql} <= {_column.Literal(_before.Value)} then {_identity} end" : "null::uuid",
        _high is null ? "null::uuid" : $"case when {_column.Sql} >= {_column.Earlier(_high)} then {_identity} end",
    ];

    /// <summary>The condition on rows.</summary>
    public string Condition
    {
        get
        {
            var range = _high is null ? "false" : $"{_column.IsUsable} and {Above(_before?.Value)}{_column.Sql} <= {_column.Literal(_high)}";
            return _settings.CursorNulls == CursorNulls.Include ? $"(({range}) or not {_column.IsUsable})" : range;
        }
    }

    /// <summary>Asks for the upper bound, and for rows without a usable cursor.</summary>
    /// <exception cref="MixdownException">MX2251: there are some, and the project file does not say what is to become of them.</exception>
    public async Task FixAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await CheckNullsAsync(connection, cancel).ConfigureAwait(false);
        var what = $"looking for the highest {_settings.Cursor} of {_table.Name}";
        var rows = await PostgresQuery.RowsAsync(connection, HighestSql(), what, cancel).ConfigureAwait(false);
        var isReached = rows is [{ } row] && row[1] is "t" or "true";
        if (rows.Count > 0)
            _high = isReached ? rows[0][0] : _before!.Value;
        if (_before is not null && !isReached)
            Warnings = await new CursorRetreat(_table, _settings, _column).FindAsync(connection, _before.Value, cancel).ConfigureAwait(false);
    }

    /// <summary>Where the next run goes on.</summary>
    /// <exception cref="MixdownException">MX2255: the border is too large to keep, and nothing merges its rows.</exception>
    public string? After(CursorBorder border, string? before)
    {
        if (_high is null)
            return before;
        if (border.HasOverflowed && !MayReadAgain)
            throw TooManyAtBorder();
        return new CursorBookmark(_column.Name, _column.TypeText, _high) { Border = border.Marks() }.ToText();
    }

    string HighestSql()
    {
        // Without the r, ORDER BY would mean the column of the answer, which is a text.
        var isNotBelow = _before is null ? "true" : $"{_column.Sql} >= {_column.Literal(_before.Value)}";
        var rows = $"from {_table.Name.Sql} as r where {_column.IsUsable} and {Above(_before?.Value)}{(_settings.Query.Where is { } where ? $"({where}\n)" : "true")}";
        return _settings.Query.MaxRows is { } most
            ? string.Create(CultureInfo.InvariantCulture, $"select {_column.Sql}::text, {isNotBelow} from (select {_column.Sql} {rows} order by r.{_column.Sql} limit {most}) as r order by r.{_column.Sql} desc limit 1")
            : $"select {_column.Sql}::text, {isNotBelow} {rows} order by r.{_column.Sql} desc limit 1";
    }

    string Above(string? low) => low is null ? "" : $"{_column.Sql} >= {_column.Earlier(low)} and ";

    async Task CheckNullsAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        if (_settings.CursorNulls != CursorNulls.Raise || _column.IsAlwaysUsable)
            return;
        var what = $"looking for rows of {_table.Name} without {_settings.Cursor}";
        var where = _settings.Query.Where is { } condition ? $" and ({condition}\n)" : "";
        var found = await PostgresQuery.ValueAsync(
            connection, $"select count(*) from {_table.Name.Sql} where not {_column.IsUsable}{where}", what, cancel).ConfigureAwait(false);
        if (found is not (null or "0"))
        {
            throw new MixdownException(new Diagnostic(
                "MX2251", $"{Counted.Of(long.Parse(found, CultureInfo.InvariantCulture), $"row of {_table.Name} has", $"rows of {_table.Name} have")} no value in the cursor '{_settings.Cursor}' (NULL, infinity or NaN)", _settings.At,
                "Set cursor_nulls to exclude (they are never read) or include (they are read by every run), or choose a column without gaps."));
        }
    }

    /// <summary>What tells a row from another one at the border: by its key and by who wrote it, so that a row that was written
    /// again is new; where the server does not know who did, by all of it.</summary>
    string Identity(IReadOnlyList<PostgresColumn> columns)
    {
        var hasWriter = _table.Kind is PostgresTableKind.Table or PostgresTableKind.Partitioned or PostgresTableKind.MaterializedView;
        var keys = _settings.UniqueKey.Select(key => columns.FirstOrDefault(column => string.Equals(column.Name, key, StringComparison.OrdinalIgnoreCase)))
            .OfType<PostgresColumn>().ToList();
        var parts = hasWriter && keys.Count > 0 && keys.Count == _settings.UniqueKey.Count ? [.. keys.Select(Sql), "xmin"] : columns.Select(Sql);
        return $"md5(row({string.Join(", ", parts)})::text)::uuid";
    }

    PostgresColumn Find(IReadOnlyList<PostgresColumn> columns, string cursor) =>
        columns.FirstOrDefault(column => column.Name == cursor)
        ?? columns.FirstOrDefault(column => string.Equals(column.Name, cursor, StringComparison.OrdinalIgnoreCase))
        ?? throw new MixdownException(new Diagnostic(
            "MX2250", $"{_table.Name} has no column '{cursor}' to be the cursor", _settings.At, DidYouMean.Hint(cursor, columns.Select(column => column.Name))));

    MixdownException TooManyAtBorder() => new(new Diagnostic(
        "MX2255", $"more than {CursorBorder.MostMarks:#,0} rows of {_table.Name} lie at the end of the cursor '{_settings.Cursor}' or within its lag, and nothing merges them",
        _settings.At, "Set write_disposition: merge and unique_key, or choose a finer cursor or a smaller lag."));

    static string Sql(PostgresColumn column) => new SqlIdentifier(column.Name).ToString();
}
