using System.Globalization;
using Mixdown.Data.Naming;
using Mixdown.Engines.DuckDb;

namespace Mixdown.Runs.Live.Reconciling;

/// <summary>Compares a live table with what batch says of the same windows, in a DuckDB in memory that has both as tables
/// <c>live_values</c> and <c>batch_values</c>: <c>window_start</c>, the dimensions, the metrics; live also <c>window_end</c>,
/// <c>is_closed</c>, <c>is_dirty</c> and <c>is_approximate</c>.</summary>
/// <param name="session">Of that DuckDB.</param>
/// <param name="dimensions">Names of the dimensions.</param>
/// <param name="metrics">The metrics.</param>
sealed class LiveComparer(DuckDbSession session, IReadOnlyList<string> dimensions, IReadOnlyList<ComparedMetric> metrics)
{
    /// <summary>Differences that are shown and kept; all are counted.</summary>
    const int ShownMost = 1000;

    /// <summary>How far sums of floating-point numbers may be apart, as a share of the larger one.</summary>
    const string LastDigits = "1e-9";

    /// <summary>Compares the closed windows up to a moment.</summary>
    /// <param name="until">Batch is complete up to here.</param>
    /// <param name="unread">A query of <c>window_start</c> and <c>events</c> that came after batch was built; null where none did.</param>
    /// <param name="cancel">Stops it.</param>
    public Comparison Compare(DateTimeOffset until, string? unread, CancellationToken cancel)
    {
        var compared = Pair(until, cancel);
        session.Execute(
            $"""
            create or replace temp table late as {unread ?? "select null::timestamptz as window_start, 0 as events where false"};
            create or replace temp table differences as {string.Join(" union all ", metrics.Select(Differences))}
            """, cancel);
        var counts = session.Query("select count(*), count(distinct window_start) from differences", cancel).Rows[0];
        return compared with { Differences = (long)counts[0]!, DifferingWindows = (long)counts[1]!, Shown = Shown(cancel) };
    }

    Comparison Pair(DateTimeOffset until, CancellationToken cancel)
    {
        session.Execute(
            $"""
            create or replace temp table windows as
              select window_start, max(window_end) as window_end, bool_or(is_dirty) as is_dirty from live_values
              group by window_start having bool_and(is_closed) and max(window_end) <= {Moment(until)};
            create or replace temp table span as select min(window_start) as first, max(window_start) as last from windows;
            create or replace temp table pairs as
              select {string.Join(", ", Both().Prepend("coalesce(l.window_start, b.window_start) as window_start"))}, coalesce(l.is_approximate, false) as is_approximate
              from (from live_values where window_start in (select window_start from windows where not is_dirty)) as l
              full join (from batch_values, span where window_start between first and last and window_start not in (select window_start from windows where is_dirty)) as b
                on {string.Join(" and ", dimensions.Select(Same).Prepend("l.window_start = b.window_start"))}
            """, cancel);
        var row = session.Query(
            """
            select (select first from span), (select max(window_end) from windows), (select count(distinct window_start) from pairs), (select count(*) from pairs),
              (select count(*) from windows where is_dirty)
            """, cancel).Rows[0];
        return new Comparison((DateTimeOffset?)row[0], (DateTimeOffset?)row[1], (long)row[2]!, (long)row[3]!) { Dirty = (long)row[4]! };
    }

    IEnumerable<string> Both()
    {
        foreach (var name in dimensions.Select(Name))
            yield return $"case when l.window_start is null then cast(b.{name} as varchar) else cast(l.{name} as varchar) end as {name}";
        for (var at = 0; at < metrics.Count; at++)
            yield return string.Create(CultureInfo.InvariantCulture, $"l.{Name(metrics[at].Name)} as live_{at}, b.{Name(metrics[at].Name)} as batch_{at}");
        yield return "l.window_start is null as only_batch";
        yield return "b.window_start is null as only_live";
    }

    // As text, since an event may spell as text what the fact has as a number.
    static string Same(string dimension) => $"cast(l.{Name(dimension)} as varchar) is not distinct from cast(b.{Name(dimension)} as varchar)";

    string Differences(ComparedMetric metric, int at)
    {
        var (live, batch) = (string.Create(CultureInfo.InvariantCulture, $"live_{at}"), string.Create(CultureInfo.InvariantCulture, $"batch_{at}"));
        var differs = metric.Rule switch
        {
            AgreementRule.LastDigits => $"({live} is null) <> ({batch} is null) or abs({live} - {batch}) > {LastDigits} * greatest(abs({live}), abs({batch}))",
            _ => $"{live} is distinct from {batch}",
        };
        return $"""
            select window_start, {Text()} as dimensions, {SqlText.Literal(metric.Name)} as metric, cast({live} as varchar) as live, cast({batch} as varchar) as batch, is_approximate
            from pairs where only_batch or only_live or {differs}
            """;
    }

    string Text() => dimensions.Count == 0
        ? "''"
        : $"concat_ws(', ', {string.Join(", ", dimensions.Select(name => $"{SqlText.Literal(name + "=")} || coalesce({Name(name)}, '(none)')"))})";

    IReadOnlyList<WindowDifference> Shown(CancellationToken cancel) =>
    [
        .. session.Query(
            $"""
            select window_start, dimensions, metric, live, batch, coalesce(events, 0)::bigint, is_approximate
            from differences left join late using (window_start) order by window_start, dimensions, metric limit {ShownMost}
            """, cancel).Rows.Select(row => new WindowDifference((DateTimeOffset)row[0]!, (string)row[1]!, (string)row[2]!, (string?)row[3], (string?)row[4])
            {
                Unread = (long)row[5]!,
                IsApproximate = (bool)row[6]!,
            }),
    ];

    static string Name(string column) => new SqlIdentifier(column).ToString();

    static string Moment(DateTimeOffset at) => $"timestamptz '{at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.ffffff'+00'", CultureInfo.InvariantCulture)}'";
}
