using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Mixdown.Engines;
using Mixdown.Engines.DuckDb;
using Mixdown.Runs.Events;
using Mixdown.Runs.History;
using Mixdown.Runs.History.Story;
using Mixdown.Runs.State.Rows;

namespace Mixdown.Runs.State;

/// <summary>What ran when, and how it ended: <c>data/&lt;target&gt;/state.duckdb</c>. Only the lock's holder opens it. Safe for several
/// threads.</summary>
public sealed class RunStore : IDisposable
{
    const string LastTimes =
        """
        select unique_id, arg_max(run_nodes.seconds, runs.started_at)
        from run_nodes join runs using (run_id)
        where run_nodes.status = 'success'
        group by unique_id
        """;

    const string LastOfNodes =
        """
        select unique_id, arg_max(run_nodes.status, runs.started_at), arg_max(run_id, runs.started_at), max(runs.started_at)
        from run_nodes join runs using (run_id)
        where run_nodes.status <> 'skipped'
        group by unique_id
        """;

    const string LastOfChecks =
        """
        select unique_id, arg_max(status, checked_at), arg_max(run_id, checked_at), max(checked_at)
        from check_results
        where status <> 'skipped'
        group by unique_id
        """;

    const string Started =
        """
        insert into runs (run_id, command, started_at, status, started_by, arguments) values ($1, $2, $3, 'running', $4, $5)
        """;

    const string Ended =
        """
        update runs set seconds = $2, status = $3, threads = $4, planned_nodes = $5, planned_checks = $6, nodes = $7, nodes_failed = $8, nodes_skipped = $9,
          checks = $10, checks_failed = $11, checks_warned = $12, rows_loaded = $13, rows_rejected = $14, problem = $15
        where run_id = $1
        """;

    readonly DuckDbEngine _engine;
    readonly DuckDbSession _session;
    readonly Lock _writing = new();
    readonly ConcurrentDictionary<string, RunChronicle> _underWay = new(StringComparer.Ordinal);
    readonly Lazy<HashSet<string>> _keptSql;

    /// <summary>Opens the state of a target, making it when missing. A run that never ended is marked as crashed: its process is
    /// gone, since this one holds the lock.</summary>
    /// <param name="file">The state's file.</param>
    /// <exception cref="Mixdown.Data.Diagnostics.MixdownException">MX4140: a newer program has written the file.</exception>
    public RunStore(string file)
    {
        _engine = DuckDbEngine.Open(new DuckDbEngineOptions { File = file, Threads = 1 });
        _session = _engine.OpenSession();
        _keptSql = new(() => [.. _session.Query("select sql_hash from compiled_sql", CancellationToken.None).Rows.Select(row => (string)row[0]!)]);
        RunSchema.Prepare(_session, file);
    }

    /// <summary>How long each node took when it last succeeded, in seconds, by unique id.</summary>
    public IReadOnlyDictionary<string, double> LastSeconds(CancellationToken cancel)
    {
        using var session = OpenSession();
        return session.Query(LastTimes, cancel).Rows.ToDictionary(row => (string)row[0]!, row => (double)row[1]!, StringComparer.Ordinal);
    }

    /// <inheritdoc cref="DuckDbEngine.GiveBackMemory"/>
    internal void GiveBackMemory() => _engine.GiveBackMemory();

    /// <summary>A session of its own, for reading beside the runs that write.</summary>
    internal DuckDbSession OpenSession() => _engine.OpenSession();

    /// <summary>How each node ended when it was last built, by its id.</summary>
    internal IReadOnlyDictionary<string, LastResult> LastNodes(CancellationToken cancel) => Last(LastOfNodes, cancel);

    /// <summary>How each check, and each question how new a source is, ended last, by its id.</summary>
    internal IReadOnlyDictionary<string, LastResult> LastChecks(CancellationToken cancel) => Last(LastOfChecks, cancel);

    /// <summary>The runs of this process that are under way.</summary>
    internal IEnumerable<RunChronicle> UnderWay => _underWay.Values;

    /// <summary>A run of this process that is under way; null when there is none of that id.</summary>
    internal RunChronicle? FindUnderWay(string runId) => _underWay.GetValueOrDefault(runId);

    /// <summary>What checks found, the newest first.</summary>
    /// <param name="like">Ids of checks, as a pattern of LIKE.</param>
    /// <param name="rows">How many at most.</param>
    /// <param name="cancel">Stops it.</param>
    internal ResultTable Checks(string like, int rows, CancellationToken cancel)
    {
        using var session = OpenSession();
        return session.Query(
            "select checked_at, name as \"check\", status, failures, seconds, message from check_results where unique_id like $1 order by checked_at desc, name limit $2",
            [like, rows], cancel);
    }

    /// <summary>Writes down that a run began.</summary>
    /// <param name="run">Its first event.</param>
    /// <param name="chronicle">Follows it.</param>
    internal void Begin(RunStarted run, RunChronicle chronicle)
    {
        var arguments = JsonSerializer.Serialize(new Dictionary<string, string>(run.Arguments), RowsJson.Default.DictionaryStringString);
        lock (_writing)
            _session.Execute(Started, [run.RunId, run.Command, run.At, run.StartedBy, arguments], CancellationToken.None);
        _underWay[run.RunId] = chronicle;
    }

    /// <summary>Writes down what a run has done since the last time, in one transaction.</summary>
    internal void Append(RunRows rows)
    {
        lock (_writing)
        {
            _session.Begin();
            Insert(rows);
            _session.Commit();
        }
    }

    /// <summary>Writes down how a run ended, with what it did since the last time, in one transaction.</summary>
    internal void End(RunSummary run, RunRows rows)
    {
        lock (_writing)
        {
            _session.Begin();
            Insert(rows);
            var counts = run.Counts;
            _session.Execute(
                Ended,
                [
                    run.Id, run.Seconds, run.State.ToString().ToLowerInvariant(), run.Threads, counts.PlannedNodes, counts.PlannedChecks, counts.Nodes,
                    counts.NodesFailed, counts.NodesSkipped, counts.Checks, counts.ChecksFailed, counts.ChecksWarned, counts.RowsLoaded, counts.RowsRejected, run.Problem,
                ],
                CancellationToken.None);
            _session.Commit();
        }
        _underWay.TryRemove(run.Id, out _);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _session.Dispose();
        _engine.Dispose();
    }

    Dictionary<string, LastResult> Last(string sql, CancellationToken cancel)
    {
        using var session = OpenSession();
        return session.Query(sql, cancel).Rows
            .Select(row => new LastResult((string)row[0]!, (string)row[1]!, (string)row[2]!, (DateTimeOffset)row[3]!))
            .ToDictionary(result => result.Id, StringComparer.Ordinal);
    }

    void Insert(RunRows rows)
    {
        Insert(NodeRow.Table, NodeRow.Shape, rows.Nodes, RowsJson.Default.ListNodeRow);
        Insert(CheckRow.Table, CheckRow.Shape, rows.Checks, RowsJson.Default.ListCheckRow);
        Insert(LoadRow.Table, LoadRow.Shape, rows.Loads, RowsJson.Default.ListLoadRow);
        Insert(ProblemRow.Table, ProblemRow.Shape, rows.Problems, RowsJson.Default.ListProblemRow);
        Insert(LineRow.Table, LineRow.Shape, rows.Lines, RowsJson.Default.ListLineRow);
        Insert(SqlRow.Table, SqlRow.Shape, [.. rows.Sql.Where(sql => _keptSql.Value.Add(sql.SqlHash))], RowsJson.Default.ListSqlRow);
    }

    /// <summary>All rows in one statement: a statement for each would cost a build of 300 nodes and checks a tenth of a second.</summary>
    void Insert<T>(string table, string shape, List<T> rows, JsonTypeInfo<List<T>> json)
    {
        if (rows.Count > 0)
            _session.Execute($"insert into {table} by name select item.* from (select unnest(from_json($1, '{shape}')) as item)", [JsonSerializer.Serialize(rows, json)], CancellationToken.None);
    }
}
