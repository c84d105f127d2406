using Mixdown.Engines.DuckDb;

namespace Mixdown.Runs.Quality.Reading;

/// <summary>The rows that loads and models brought in their last runs. Runs that found nothing new say nothing of how much is usual.</summary>
static class VolumeQuery
{
    const string Text =
        """
        select kind, name, run_id, at_time, rows
        from (
          select 'load' as kind, load || '.' || table_name as name, run_id, ended_at as at_time, loaded as rows
          from run_loads where read > 0 and status <> 'error'
          union all
          select 'model', name, run_id, started_at, rows
          from run_nodes where status = 'success' and rows is not null and kind in ('model', 'snapshot', 'seed') and materialized <> 'view'
            and (rows > 0 or materialized <> 'incremental'))
        qualify row_number() over (partition by kind, name order by at_time desc) <= 30
        order by kind, name, at_time
        """;

    /// <summary>The series, by kind and name.</summary>
    public static IReadOnlyList<VolumeSeries> Read(DuckDbSession session, CancellationToken cancel) =>
    [
        .. session.Query(Text, cancel).Rows
            .GroupBy(row => ((string)row[0]!, (string)row[1]!))
            .Select(series => VolumeSeries.Of(series.Key.Item1, series.Key.Item2, [.. series.Select(row => ((string)row[2]!, (DateTimeOffset)row[3]!, (long)row[4]!))])),
    ];
}
