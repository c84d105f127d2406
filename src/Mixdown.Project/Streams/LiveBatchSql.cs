using Mixdown.Data.Naming;

namespace Mixdown.Project.Streams;

/// <summary>An entry of <c>live:</c>, asked of its fact.</summary>
static class LiveBatchSql
{
    public static string Of(LiveEntry entry)
    {
        var by = string.Concat(entry.By.Select(name => $", {new SqlIdentifier(name)}"));
        var metrics = string.Concat(entry.Metrics.Select(metric => $", {metric.Sql} as {new SqlIdentifier(metric.Name)}"));
        var measures = string.Concat(entry.Measures.Select(measure => $", {measure.Sql} as {measure.Column}"));
        var groups = string.Join(", ", Enumerable.Range(1, entry.By.Count + 1));
        return FormattableString.Invariant(
            $"""
            select window_start, window_start + interval '{entry.Size.TotalSeconds} seconds' as window_end{by}{metrics}
            from (
              select {Start(entry)} as window_start{by}{measures}
              from {Relation(entry)} as fact{Hops(entry)}
              where {entry.Metrics[0].Time} is not null
              group by {groups}
            ) as windows
            """);
    }

    // Seconds since 1970 are the same in both engines, of a time with a zone and of one in UTC without.
    static string Start(LiveEntry entry) => FormattableString.Invariant(
        $"to_timestamp((floor(extract(epoch from {entry.Metrics[0].Time}) / {entry.Every.TotalSeconds}){(entry.Size == entry.Every ? "" : " - hops.hop")}) * {entry.Every.TotalSeconds})");

    static string Hops(LiveEntry entry) =>
        entry.Size == entry.Every ? "" : FormattableString.Invariant($" cross join generate_series(0, {(entry.Size / entry.Every) - 1}) as hops(hop)");

    static string Relation(LiveEntry entry) => new TableName(entry.Fact.Relation.Schema, entry.Fact.Relation.Identifier).Sql;
}
