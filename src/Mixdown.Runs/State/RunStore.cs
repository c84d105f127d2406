using Mixdown.Engines;
using Mixdown.Engines.DuckDb;
using Mixdown.Runs.Events;

namespace Mixdown.Runs.State;

/// <summary>What ran when, and how it ended: <c>data/&lt;target&gt;/state.duckdb</c>. Only the lock's holder opens it.</summary>
public sealed class RunStore : IDisposable
{
    const string Tables =
        """
        create table if not exists runs (
          run_id text primary key, command text not null, started_at timestamptz not null, seconds double, status text not null);
        create table if not exists run_nodes (
          run_id text not null, unique_id text not null, status text not null, seconds double not null, message text not null);
        create table if not exists check_results (
          run_id text not null, unique_id text not null, name text not null, checked_at timestamptz not null, status text not null,
          failures bigint not null, seconds double not null, message text not null);
        """;

    const string Forget =
        """
        update runs set status = 'crashed' where status = 'running'
        """;

    const string LastTimes =
        """
        select unique_id, arg_max(run_nodes.seconds, started_at)
        from run_nodes join runs using (run_id)
        where run_nodes.status = 'success'
        group by unique_id
        """;

    const string LastOfNodes =
        """
        select unique_id, arg_max(run_nodes.status, started_at), arg_max(run_id, started_at), max(started_at)
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

    readonly DuckDbEngine _engine;
    readonly DuckDbSession _session;

    /// <summary>Opens the state of a target, making it when missing. A run that never ended is marked as crashed: its process is
    /// gone, since this one holds the lock.</summary>
    /// <param name="file">The state's file.</param>
    public RunStore(string file)
    {
        _engine = DuckDbEngine.Open(new DuckDbEngineOptions { File = file, Threads = 1 });
        _session = _engine.OpenSession();
        _session.Execute(Tables, CancellationToken.None);
        _session.Execute(Forget, CancellationToken.None);
    }

    /// <summary>How long each node took when it last succeeded, in seconds, by unique id.</summary>
    public IReadOnlyDictionary<string, double> LastSeconds(CancellationToken cancel) =>
        _session.Query(LastTimes, cancel).Rows.ToDictionary(row => (string)row[0]!, row => (double)row[1]!, StringComparer.Ordinal);

    /// <summary>A session of its own, for reading beside the runs that write.</summary>
    internal DuckDbSession OpenSession() => _engine.OpenSession();

    /// <summary>How each node ended when it was last built, by its id.</summary>
    internal IReadOnlyDictionary<string, LastResult> LastNodes(CancellationToken cancel) => Last(LastOfNodes, cancel);

    /// <summary>How each check, and each question how new a source is, ended last, by its id.</summary>
    internal IReadOnlyDictionary<string, LastResult> LastChecks(CancellationToken cancel) => Last(LastOfChecks, cancel);

    /// <summary>Writes down that a run began.</summary>
    internal void Begin(RunStarted run) => _session.Execute(
        "insert into runs values ($1, $2, $3, null, 'running')", [run.RunId, run.Command, run.At], CancellationToken.None);

    /// <summary>What checks found, the newest first.</summary>
    /// <param name="like">Ids of checks, as a pattern of LIKE.</param>
    /// <param name="rows">How many at most.</param>
    /// <param name="cancel">Stops it.</param>
    internal ResultTable Checks(string like, int rows, CancellationToken cancel) => _session.Query(
        "select checked_at, name as \"check\", status, failures, seconds, message from check_results where unique_id like $1 order by checked_at desc, name limit $2",
        [like, rows], cancel);

    /// <summary>Writes down how a run ended, with its nodes and its checks, in one transaction.</summary>
    internal void End(string runId, RunFinished run, IReadOnlyList<NodeFinished> nodes, IReadOnlyList<CheckFinished> checks)
    {
        _session.Begin();
        foreach (var node in nodes)
        {
            _session.Execute(
                "insert into run_nodes values ($1, $2, $3, $4, $5)",
                [runId, node.UniqueId, node.Status, node.Took.TotalSeconds, node.Message], CancellationToken.None);
        }
        foreach (var check in checks)
        {
            _session.Execute(
                "insert into check_results values ($1, $2, $3, $4, $5, $6, $7, $8)",
                [runId, check.UniqueId, check.Name, check.At, check.Status, check.Failures, check.Took.TotalSeconds, check.Message], CancellationToken.None);
        }
        _session.Execute(
            "update runs set seconds = $2, status = $3 where run_id = $1",
            [runId, run.Took.TotalSeconds, run.Status.ToString().ToLowerInvariant()], CancellationToken.None);
        _session.Commit();
    }

    Dictionary<string, LastResult> Last(string sql, CancellationToken cancel) => _session.Query(sql, cancel).Rows
        .Select(row => new LastResult((string)row[0]!, (string)row[1]!, (string)row[2]!, (DateTimeOffset)row[3]!))
        .ToDictionary(result => result.Id, StringComparer.Ordinal);

    /// <inheritdoc/>
    public void Dispose()
    {
        _session.Dispose();
        _engine.Dispose();
    }
}
