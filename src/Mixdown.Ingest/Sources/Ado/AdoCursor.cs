using System.Data.Common;
using System.Globalization;
using Mixdown.Data.Diagnostics;
using Mixdown.Ingest.Loads.Settings;
using Mixdown.Ingest.Sources.Cursors;

namespace Mixdown.Ingest.Sources.Ado;

/// <summary>Which rows are new: from the last value of the cursor on, that value included, up to the highest one of now.</summary>
sealed class AdoCursor
{
    readonly AdoTable _table;
    readonly AdoColumn _column;
    readonly CursorBookmark? _before;
    readonly string _name;
    object? _high;

    /// <exception cref="MixdownException">MX2346: there is no such column; MX2347: it cannot be the cursor.</exception>
    public AdoCursor(AdoTable table, IReadOnlyList<AdoColumn> columns)
    {
        _table = table;
        _column = columns.FirstOrDefault(column => column.Is(Settings.Cursor!)) ?? throw table.NoColumn(Settings.Cursor!, columns);
        _before = table.Request.Bookmark is { } text ? CursorBookmark.Parse(text) : null;
        _name = table.Database.QuoteOne(_column.Name);
        if (!AdoValueText.IsOrdered(_column.Clr))
            throw Wrong($"is {_column.TypeText}, whose values do not grow");
        if (Settings.Lag > TimeSpan.Zero && !IsTime)
            throw Wrong($"is {_column.TypeText}, and a lag means nothing for it");
        if (_before is not null && (_before.Column != _column.Name || _before.Type != _column.Clr.Name))
            throw Wrong($"was '{_before.Column}' of type {_before.Type} until now and is {_column.Clr.Name}: load the table with --full-refresh,");
    }

    /// <summary>Rows of the last border that are left out, and of the next one that are kept.</summary>
    public CursorBorder Border => _border ??= new CursorBorder(_before?.Border, CursorBorder.MostMarks);

    CursorBorder? _border;

    /// <summary>The column's name.</summary>
    public string Column => _column.Name;

    /// <summary>Whether there is nothing to read.</summary>
    public bool IsEmpty => _high is null && Settings.CursorNulls != CursorNulls.Include;

    LoadTable Settings => _table.Settings;

    bool IsTime => _column.Clr == typeof(DateTime) || _column.Clr == typeof(DateTimeOffset) || _column.Clr == typeof(DateOnly);

    object? Low => _before is null ? null : AdoValueText.Earlier(AdoValueText.Parse(_before.Value, _column.Clr), Settings.Lag);

    /// <summary>Asks for the highest value, and for rows without one.</summary>
    /// <exception cref="MixdownException">MX2348: there are some, and the project file does not say what is to become of them.</exception>
    public async Task FixAsync(DbTransaction? transaction, CancellationToken cancel)
    {
        var where = Settings.Query.Where is { } condition ? $" where ({condition}\n)" : "";
        var command = _table.Database.Command(_table.Connection, transaction, $"select max({_name}), count(*) - count({_name}) from {_table.From}{where}");
        await using (command.ConfigureAwait(false))
        {
            var reader = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                await reader.ReadAsync(cancel).ConfigureAwait(false);
                _high = await reader.IsDBNullAsync(0, cancel).ConfigureAwait(false) ? null : reader.GetValue(0);
                var missing = Convert.ToInt64(reader.GetValue(1), CultureInfo.InvariantCulture);
                if (missing > 0 && Settings.CursorNulls == CursorNulls.Raise)
                    throw WithoutValue(missing);
            }
        }
    }

    /// <summary>The condition on rows, and the values of its parameters.</summary>
    public (string Sql, object[] Values) Condition()
    {
        var parameters = new List<object>();
        var parts = new List<string>();
        if (_high is not null)
        {
            if (Low is { } low)
                parts.Add($"{_name} >= {Parameter(low)}");
            parts.Add($"{_name} <= {Parameter(_high)}");
        }
        var range = parts.Count == 0 ? "1 = 0" : string.Join(" and ", parts);
        return (Settings.CursorNulls == CursorNulls.Include ? $"(({range}) or {_name} is null)" : range, [.. parameters]);

        string Parameter(object value)
        {
            parameters.Add(value);
            return _table.Database.Parameter(parameters.Count - 1);
        }
    }

    /// <summary>Whether a row with this value may have been read by the last run.</summary>
    public bool WasInReach(object value) => _before is not null && AdoValueText.Compare(value, AdoValueText.Parse(_before.Value, _column.Clr)) <= 0;

    /// <summary>Whether the next run will meet a row with this value again.</summary>
    public bool WillBeInReach(object value) => _high is not null && AdoValueText.Compare(value, AdoValueText.Earlier(_high, Settings.Lag)) >= 0;

    /// <summary>Where the next run goes on.</summary>
    public string? After()
    {
        if (_high is null)
            return _table.Request.Bookmark;
        if (_before is not null && AdoValueText.Compare(_high, AdoValueText.Parse(_before.Value, _column.Clr)) < 0)
            return _table.Request.Bookmark;
        return new CursorBookmark(_column.Name, _column.Clr.Name, AdoValueText.Of(_high)) { Border = Border.Marks() }.ToText();
    }

    MixdownException Wrong(string why) => new(new Diagnostic(
        "MX2347", $"the cursor '{_column.Name}' of {_table.Request.Table.Place} {why}", Settings.At, "Choose a number, a time or a text that grows."));

    MixdownException WithoutValue(long rows) => new(new Diagnostic(
        "MX2348", $"{Counted.Of(rows, $"row of {_table.Request.Table.Place} has", $"rows of {_table.Request.Table.Place} have")} no value in the cursor '{_column.Name}'", Settings.At,
        "Set cursor_nulls to exclude (they are never read) or include (they are read by every run), or choose a column without gaps."));
}
