using Mixdown.Engines.DuckDb;

namespace Mixdown.Runs.Quality.Reading;

/// <summary>Since when checks do not pass: the first outcome after the last one that passed. Those that pass, and those that never ran, are
/// not there.</summary>
static class TroubleQuery
{
    const string Text =
        """
        select unique_id, min(checked_at)
        from check_results
        join (select unique_id, max(checked_at) filter (where status = 'pass') as passed_at from check_results group by unique_id) using (unique_id)
        where status not in ('pass', 'skipped') and (passed_at is null or checked_at > passed_at)
        group by unique_id
        """;

    /// <summary>By the check's id.</summary>
    public static IReadOnlyDictionary<string, DateTimeOffset> Read(DuckDbSession session, CancellationToken cancel) =>
        session.Query(Text, cancel).Rows.ToDictionary(row => (string)row[0]!, row => (DateTimeOffset)row[1]!, StringComparer.Ordinal);
}
