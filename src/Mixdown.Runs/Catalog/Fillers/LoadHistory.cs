using Mixdown.Engines.DuckDb;

namespace Mixdown.Runs.Catalog.Fillers;

/// <summary>What loads did, as the store of runs has it.</summary>
static class LoadHistory
{
    /// <summary>Runs that are told.</summary>
    const int MostRuns = 30;

    const string Runs =
        """
        select run_id, max(ended_at), bool_or(status = 'error'), count(*), sum(read)::bigint, sum(loaded)::bigint, sum(rejected)::bigint, sum(duplicate)::bigint, sum(bytes)::bigint
        from run_loads where load = $1 group by run_id order by 2 desc limit $2
        """;

    const string Tables =
        "select table_name, arg_max(status, ended_at), max(ended_at) from run_loads where load = $1 group by table_name";

    const string Last =
        """
        select load, bool_or(status = 'error'), max(ended_at)
        from run_loads semi join (select load, arg_max(run_id, ended_at) as run_id from run_loads group by load) as newest using (load, run_id)
        group by load
        """;

    /// <summary>The last runs of a load, the newest first.</summary>
    public static IReadOnlyList<LoadRun> RunsOf(string load, DuckDbSession session, CancellationToken cancel) =>
    [
        .. session.Query(Runs, [load, MostRuns], cancel).Rows.Select(row => new LoadRun((string)row[0]!, (DateTimeOffset)row[1]!, Word((bool)row[2]!))
        {
            Tables = (long)row[3]!,
            Read = (long)row[4]!,
            Loaded = (long)row[5]!,
            Rejected = (long)row[6]!,
            Duplicate = (long)row[7]!,
            Bytes = (long)row[8]!,
        }),
    ];

    /// <summary>How each table of a load was loaded last.</summary>
    public static IReadOnlyDictionary<string, (string Status, DateTimeOffset At)> TablesOf(string load, DuckDbSession session, CancellationToken cancel) =>
        session.Query(Tables, [load], cancel).Rows.ToDictionary(row => (string)row[0]!, row => ((string)row[1]!, (DateTimeOffset)row[2]!), StringComparer.Ordinal);

    /// <summary>How each load ended last, by its name.</summary>
    public static IReadOnlyDictionary<string, (string Status, DateTimeOffset At)> LastOf(DuckDbSession session, CancellationToken cancel) =>
        session.Query(Last, cancel).Rows.ToDictionary(row => (string)row[0]!, row => (Word((bool)row[1]!), (DateTimeOffset)row[2]!), StringComparer.Ordinal);

    static string Word(bool failed) => failed ? "error" : "success";
}
