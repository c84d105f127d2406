using Mixdown.Engines.DuckDb;

namespace Mixdown.Runs.Quality.Reading;

/// <summary>The last outcomes of checks, by the check's id.</summary>
/// <param name="Most">How many of each at most.</param>
/// <param name="Id">One check; null for all.</param>
readonly record struct OutcomeQuery(int Most, string? Id = null)
{
    const string Text =
        """
        select unique_id, run_id, checked_at, status, failures, seconds, message, newest_at
        from check_results
        where $1 is null or unique_id = $1
        qualify row_number() over (partition by unique_id order by checked_at desc, rowid desc) <= $2
        order by unique_id, checked_at, rowid
        """;

    /// <summary>The rows, the newest last.</summary>
    public ILookup<string, KeptOutcome> Read(DuckDbSession session, CancellationToken cancel) => session.Query(Text, [Id, Most], cancel).Rows
        .ToLookup(row => (string)row[0]!, row => new KeptOutcome(
            new CheckOutcome((string)row[1]!, (DateTimeOffset)row[2]!, (string)row[3]!, (long)row[4]!, (double)row[5]!), (string)row[6]!, (DateTimeOffset?)row[7]),
            StringComparer.Ordinal);
}
