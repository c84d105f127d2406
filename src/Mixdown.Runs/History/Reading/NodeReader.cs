using Mixdown.Engines.DuckDb;

namespace Mixdown.Runs.History.Reading;

/// <summary>Reads a node, or a check, of a run, and of the runs before it.</summary>
/// <param name="session">Of the store.</param>
/// <param name="cancel">Stops it.</param>
sealed class NodeReader(DuckDbSession session, CancellationToken cancel)
{
    const string Outcomes =
        """
        select run_id, started_at, status, seconds, rows
        from (
          select run_id, runs.started_at, run_nodes.status, run_nodes.seconds, rows
          from run_nodes join runs using (run_id) where unique_id = $1
          union all
          select run_id, runs.started_at, check_results.status, check_results.seconds, failures
          from check_results join runs using (run_id) where unique_id = $1)
        where started_at <= $2
        order by started_at desc, run_id desc
        limit 30
        """;

    /// <summary>A node and a lone check have no SQL in common: ids of one are never ids of the other.</summary>
    const string Texts =
        """
        select run_id, sql
        from (
          select run_id, sql_hash from run_nodes where unique_id = $1
          union all
          select run_id, sql_hash from check_results where unique_id = $1)
          join runs using (run_id)
          join compiled_sql using (sql_hash)
        where started_at <= $2
        order by started_at desc, run_id desc
        limit 2
        """;

    /// <summary>The node in a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="id">dbt's id.</param>
    public NodeInRun Read(RunSummary run, string id)
    {
        var texts = session.Query(Texts, [id, run.StartedAt], cancel).Rows.Select(row => (Run: (string)row[0]!, Sql: (string)row[1]!)).ToList();
        var own = texts.FindIndex(text => text.Run == run.Id);
        var before = texts.FindIndex(text => text.Run != run.Id);
        return new NodeInRun(run.Id, id)
        {
            Sql = own < 0 ? null : texts[own].Sql,
            PreviousSql = before < 0 ? null : texts[before].Sql,
            PreviousRun = before < 0 ? null : texts[before].Run,
            Outcomes = [.. session.Query(Outcomes, [id, run.StartedAt], cancel).Rows.Select(Outcome)],
        };
    }

    static NodeOutcome Outcome(object?[] row) =>
        new((string)row[0]!, (DateTimeOffset)row[1]!, (string)row[2]!, (double)row[3]!, (long?)row[4]);
}
