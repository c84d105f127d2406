using System.Globalization;
using Mixdown.Data.Naming;
using Mixdown.Streams.Live.Views;

namespace Mixdown.Streams.Live.Entries;

/// <summary>The SQL of <c>live.NAME</c>.</summary>
/// <param name="definition">The entry.</param>
/// <param name="names">Its tables.</param>
sealed class ViewSql(LiveDefinition definition, EntryNames names)
{
    readonly string _size = (definition.Window.Size.Ticks / TimeSpan.TicksPerMicrosecond).ToString(CultureInfo.InvariantCulture);

    /// <summary>Without a row, before anything is known of the types of the topic's columns.</summary>
    public string Empty()
    {
        IEnumerable<string> columns =
        [
            "null::timestamptz as window_start", "null::timestamptz as window_end",
            .. definition.By.Select(by => $"null::varchar as {new SqlIdentifier(by.Name)}"),
            .. definition.Metrics.Select(metric => $"null::double as {new SqlIdentifier(metric.Name)}"),
            .. definition.Top.Select(top => $"null::{TopType(top)} as {TopName(top)}"),
            "0::bigint as revision", "false as is_closed", "false as is_approximate", "false as is_dirty",
        ];
        return Create($"select {string.Join(", ", columns)} where false");
    }

    /// <summary>Over the tables.</summary>
    /// <param name="hasCold">Whether there are cold ones yet.</param>
    public string Full(bool hasCold)
    {
        IEnumerable<string> columns =
        [
            "make_timestamptz(r._w) as window_start", $"make_timestamptz(r._w + {_size}) as window_end",
            .. definition.By.Select((by, i) => Invariant($"r._b{i} as {new SqlIdentifier(by.Name)}")),
            .. definition.Metrics.Select(metric => $"({metric.Sql}) as {new SqlIdentifier(metric.Name)}"),
            .. definition.Top.Select((top, i) => Invariant($"coalesce(_t{i}._items, []) as {TopName(top)}")),
            "r._rev as revision", "r._closed as is_closed", "r._approximate as is_approximate", $"r._w in (select _w from {names.Dirty}) as is_dirty",
        ];
        var rows = $"(select *, {string.Join(", ", definition.Measures.Select(Measure))} from ({Both(names.Hot, names.Cold, hasCold)})) r";
        var tops = definition.Top.Select((top, i) => Join(top, i, hasCold));
        return Create($"select {string.Join(", ", columns)} from {rows}{string.Concat(tops)}");
    }

    string Create(string select) => $"create or replace view {new TableName(LiveViews.Schema, definition.Name).Sql} as {select}";

    string Join(LiveTop top, int number, bool hasCold)
    {
        var by = string.Concat(Enumerable.Range(0, definition.By.Count).Select(i => Invariant($", _b{i}")));
        var on = string.Concat(Enumerable.Range(0, definition.By.Count).Select(i => Invariant($" and _t{number}._b{i} is not distinct from r._b{i}")));
        var items = $"select _w{by}, list({{{SqlText.Literal(top.Item.Name)}: _v, 'events': _n}} order by _n desc, _v) as _items";
        return Invariant($" left join ({items} from ({Both(names.HotTop(number), names.ColdTop(number), hasCold)}) group by _w{by}) _t{number} on _t{number}._w = r._w{on}");
    }

    static string Both(string hot, string cold, bool hasCold) =>
        hasCold ? $"select * from {hot} union all by name select * from {cold}" : $"select * from {hot}";

    static string Measure(LiveMeasure measure, int number)
    {
        var value = measure.Aggregation == LiveAggregation.Average
            ? Invariant($"_m{number}::double / nullif(_m{number}n, 0)")
            : Invariant($"_m{number}");
        return $"{value} as {new SqlIdentifier(measure.Name)}";
    }

    static string TopName(LiveTop top) => new SqlIdentifier("top_" + top.Item.Name).ToString();

    static string TopType(LiveTop top) => $"struct({new SqlIdentifier(top.Item.Name)} varchar, events bigint)[]";

    static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
