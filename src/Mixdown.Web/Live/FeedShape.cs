using System.Globalization;
using Mixdown.Runs.Live.Feeds;

namespace Mixdown.Web.Live;

/// <summary>The part of a live table that a client asked for: which windows, which rows of them, and by what they are summed up.</summary>
sealed class FeedShape
{
    readonly int[] _kept;
    readonly int _keys;
    readonly bool _sumsUp;
    readonly FeedColumn[] _columns;
    readonly IReadOnlyList<(int Column, HashSet<string> Values)> _where;
    readonly int? _last;
    readonly TimeSpan _every;

    /// <param name="table">The table.</param>
    /// <param name="kept">Positions of the columns that are left: the window's start, dimensions, metrics.</param>
    /// <param name="where">Which values a dimension may have, by its position.</param>
    /// <param name="last">How many windows, counted from the newest; null for all.</param>
    public FeedShape(FeedTable table, IReadOnlyList<int> kept, IReadOnlyList<(int Column, HashSet<string> Values)> where, int? last)
    {
        _kept = [.. kept];
        _columns = [.. kept.Select(at => table.Columns[at])];
        _keys = _columns.Count(column => column.Role != FeedRole.Metric);
        _sumsUp = _columns.Count(column => column.Role == FeedRole.Dimension) < table.Columns.Count(column => column.Role == FeedRole.Dimension);
        _where = where;
        (_last, _every) = (last, table.Window.Every);
        Key = string.Join('|', [string.Join(',', kept), last?.ToString(CultureInfo.InvariantCulture) ?? "", .. where.Select(TextOf)]);
    }

    /// <summary>The columns that are left.</summary>
    public IReadOnlyList<FeedColumn> Columns => _columns;

    /// <summary>Equal for two that give the same of every window.</summary>
    public string Key { get; }

    /// <summary>The start of the first window that is wanted; null where there is none at all.</summary>
    public DateTimeOffset? FirstOf(FeedChanges changes)
    {
        if (changes.Span is not { } span || _last is null)
            return changes.Span?.Oldest;
        var first = span.Newest - ((_last.Value - 1) * _every);
        return first > span.Oldest ? first : span.Oldest;
    }

    /// <summary>The rows of a window as this client wants them.</summary>
    public IReadOnlyList<object?[]> RowsOf(FeedWindow window)
    {
        var rows = window.Rows.Where(IsWanted).Select(row => Array.ConvertAll(_kept, at => row[at]));
        return _sumsUp ? SumUp(rows) : [.. rows];
    }

    bool IsWanted(object?[] row)
    {
        foreach (var (column, values) in _where)
        {
            if (!values.Contains(TextOf(row[column])))
                return false;
        }
        return true;
    }

    List<object?[]> SumUp(IEnumerable<object?[]> rows)
    {
        var sums = new List<object?[]>();
        var found = new Dictionary<string, object?[]>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var key = string.Join('\u001f', row.Take(_keys).Select(value => value is null ? "\u0000" : TextOf(value)));
            if (found.TryGetValue(key, out var sum))
                Add(sum, row);
            else
                sums.Add(found[key] = row);
        }
        return sums;
    }

    void Add(object?[] sum, object?[] row)
    {
        for (var at = _keys; at < row.Length; at++)
            sum[at] = MergedValue.Of(_columns[at].Merge, sum[at], row[at]);
    }

    static string TextOf((int Column, HashSet<string> Values) rule) =>
        string.Create(CultureInfo.InvariantCulture, $"{rule.Column}={string.Join('\u001f', rule.Values.Order(StringComparer.Ordinal))}");

    static string TextOf(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
