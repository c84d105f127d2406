using Mixdown.Data.Naming;

namespace Mixdown.Streams.Live.Entries;

/// <summary>The SQL that keeps an entry's tables: <c>_w</c> (the window's start in microseconds), <c>_b0</c>… (by), <c>_m0</c>…
/// (the measures so far), <c>_rev</c>, <c>_closed</c>, <c>_approximate</c>.</summary>
/// <param name="definition">The entry.</param>
/// <param name="names">Its tables.</param>
sealed class EntrySql(LiveDefinition definition, EntryNames names)
{
    readonly long _size = definition.Window.Size.Ticks / TimeSpan.TicksPerMicrosecond;
    readonly long _every = definition.Window.Every.Ticks / TimeSpan.TicksPerMicrosecond;

    /// <summary>The measures that are counted by their keys: distinct values. Lists follow them.</summary>
    public IReadOnlyList<int> Distinct { get; } =
        [.. definition.Measures.Index().Where(measure => measure.Item.Aggregation == LiveAggregation.CountDistinct).Select(measure => measure.Index)];

    string By => string.Concat(Enumerable.Range(0, definition.By.Count).Select(i => Invariant($", _b{i}")));

    /// <summary>The values of a tick that are looked up: row, pane, hash with the group.</summary>
    /// <param name="lookup">First the distinct measures, then the lists.</param>
    public string Values(int lookup)
    {
        var value = lookup < Distinct.Count ? Invariant($"_m{Distinct[lookup]}") : Invariant($"_t{lookup - Distinct.Count}");
        return $"select rowid, _p, hash({value}{By}) from temp.{EntryNames.Events} where {value} is not null";
    }

    /// <summary>Adds a tick to the windows.</summary>
    /// <param name="hasEvents">Whether there are events; otherwise only time has gone by.</param>
    /// <param name="moment">Times and the number of the change.</param>
    /// <param name="isFirst">Whether there is no table yet.</param>
    public string Merge(bool hasEvents, in EntryMoment moment, bool isFirst)
    {
        List<string> parts = isFirst ? [] : [$"select * from {names.Hot}"];
        if (hasEvents)
            parts.AddRange([Part(moment), .. Enumerable.Range(0, Distinct.Count).Select(FoundPart)]);
        var merged = $"select _w{By}, {string.Join(", ", Measures(Again))}, max(_rev) as _rev, coalesce(bool_or(_closed), false) as _was, "
            + $"coalesce(bool_or(_approximate), false) as _approximate from ({string.Join(" union all by name ", parts)}) "
            + Invariant($"where _w >= {moment.KeepFrom} group by _w{By}");
        return $"create or replace table {names.Hot} as select _w{By}, {string.Join(", ", Measures((_, name) => name))}, "
            + Invariant($"case when _closed and not bool_or(_was) over w then {moment.Revision} else max(_rev) over w end as _rev, ")
            + "_closed, bool_or(_approximate) over w as _approximate "
            + Invariant($"from (select *, _w + {_size} <= {moment.Watermark} as _closed from ({merged})) window w as (partition by _w)");
    }

    /// <summary>Brings the lists up to date.</summary>
    /// <param name="top">Which.</param>
    /// <param name="from">No list of a window before this has changed; microseconds.</param>
    /// <param name="keepFrom">Windows before this are given up.</param>
    /// <param name="isFirst">Whether there is no table yet.</param>
    public string MergeTop(int top, long from, long keepFrom, bool isFirst)
    {
        var lookup = Distinct.Count + top;
        var hot = names.HotTop(top);
        var values = Invariant($"select x.w as _w{Prefixed("e")}, e._t{top} as _v, max(x.n) as _n from {FoundEvents} where x.l = {lookup} group by all");
        var all = isFirst ? values : Invariant($"select * from {hot} where _w >= {from} union all by name {values}");
        var changed = $"select _w{By}, _v, max(_n) as _n from ({all}) "
            + Invariant($"where _w >= {keepFrom} group by _w{By}, _v ")
            + Invariant($"qualify row_number() over (partition by _w{By} order by max(_n) desc, _v) <= {definition.Top[top].Count}");
        var unchanged = isFirst ? "" : Invariant($"select * from {hot} where _w < {from} and _w >= {keepFrom} union all by name ");
        return $"create or replace table {hot} as {unchanged}({changed})";
    }

    /// <summary>Moves windows that are final from hot to cold, and gives up those that are too old.</summary>
    /// <param name="floor">Events before this are no longer added; microseconds.</param>
    /// <param name="keepFrom">Windows before this are given up.</param>
    /// <param name="isFirst">Whether there are no cold tables yet.</param>
    public string Move(long floor, long keepFrom, bool isFirst) => string.Join("; ", Pairs().Select(pair => Move(pair.Hot, pair.Cold, floor, keepFrom, isFirst)));

    /// <summary>The tables with their partners.</summary>
    IEnumerable<(string Hot, string Cold)> Pairs() =>
        [(names.Hot, names.Cold), .. definition.Top.Select((_, i) => (names.HotTop(i), names.ColdTop(i)))];

    string Move(string hot, string cold, long floor, long keepFrom, bool isFirst)
    {
        var isFinal = Invariant($"_w + {_size} <= {floor}");
        var before = isFirst ? "" : Invariant($"select * from {cold} where _w >= {keepFrom} union all by name ");
        return $"create or replace table {cold} as {before}select * from {hot} where {isFinal}; delete from {hot} where {isFinal}";
    }

    /// <summary>What events of a tick add to windows.</summary>
    string Part(in EntryMoment moment)
    {
        var sums = $"select _p{By}, {string.Join(", ", Measures(First))} from temp.{EntryNames.Events} group by _p{By}";
        var windows = _size == _every ? "_p" : Invariant($"unnest(range(_p - {_size - _every}, _p + {_every}, {_every}))");
        return $"select {windows} as _w, * exclude (_p), " + Invariant($"{moment.Revision} as _rev, {(moment.IsApproximate ? "true" : "false")} as _approximate, false as _closed from ({sums})");
    }

    string FoundPart(int lookup) =>
        Invariant($"select x.w as _w{Prefixed("e")}, sum(x.n)::bigint as _m{Distinct[lookup]} from {FoundEvents} where x.l = {lookup} group by all");

    static string FoundEvents => $"temp.{EntryNames.Found} x join temp.{EntryNames.Events} e on e.rowid = x.r";

    string Prefixed(string alias) => string.Concat(Enumerable.Range(0, definition.By.Count).Select(i => Invariant($", {alias}._b{i}")));

    IEnumerable<string> Measures(Func<LiveAggregation, string, string> sql) => definition.Measures.SelectMany((measure, i) => measure.Aggregation == LiveAggregation.Average
        ? [sql(LiveAggregation.Sum, Invariant($"_m{i}")), sql(LiveAggregation.Count, Invariant($"_m{i}n"))]
        : new[] { sql(measure.Aggregation, Invariant($"_m{i}")) });

    /// <summary>A measure over events.</summary>
    static string First(LiveAggregation aggregation, string name) => aggregation switch
    {
        LiveAggregation.Count => $"count({name.TrimEnd('n')}) as {name}",
        LiveAggregation.CountDistinct => $"0::bigint as {name}",
        LiveAggregation.SumBoolean => $"count(*) filter ({name}::boolean) as {name}",
        LiveAggregation.Min => $"min({name}) as {name}",
        LiveAggregation.Max => $"max({name}) as {name}",
        _ => $"sum({name}) as {name}",
    };

    /// <summary>A measure over what was added up before.</summary>
    static string Again(LiveAggregation aggregation, string name) => aggregation switch
    {
        LiveAggregation.Min => $"min({name}) as {name}",
        LiveAggregation.Max => $"max({name}) as {name}",
        LiveAggregation.Sum => $"sum({name}) as {name}",
        _ => $"coalesce(sum({name}), 0)::bigint as {name}",
    };

    static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
