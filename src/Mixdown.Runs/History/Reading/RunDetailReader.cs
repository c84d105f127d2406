using Mixdown.Data.Diagnostics;
using Mixdown.Engines.DuckDb;
using Mixdown.Runs.Events;

namespace Mixdown.Runs.History.Reading;

/// <summary>Reads what is kept of a run that is over.</summary>
/// <param name="session">Of the store.</param>
/// <param name="runId">The run.</param>
/// <param name="cancel">Stops it.</param>
sealed class RunDetailReader(DuckDbSession session, string runId, CancellationToken cancel)
{
    /// <summary>All of it; null when there is no such run.</summary>
    public RunDetail? Read()
    {
        if (Rows($"select {RunRow.Columns} from runs where run_id = $1") is not [var run])
            return null;
        IReadOnlyList<RunNodeFacts> nodes = [.. Rows(Nodes).Select(Node)];
        return new RunDetail(RunRow.Read(run), 0)
        {
            Nodes = nodes,
            Checks = [.. Rows(Checks).Select(Check)],
            Loads = [.. Rows(Loads).Select(Load)],
            Problems = [.. Rows(Problems).Select(Problem)],
            Log = [.. Rows(Lines).Select(row => new RunLogLine((DateTimeOffset)row[0]!, (string)row[1]!, (string)row[2]!))],
            CriticalPath = CriticalPath.Of(nodes),
        };
    }

    const string Nodes =
        """
        select unique_id, name, kind, status, materialized, node_group, path, relation, message, started_at, seconds, rows, depends_on, sql_hash
        from run_nodes where run_id = $1 order by started_at nulls last, rowid
        """;

    const string Checks =
        """
        select unique_id, name, status, checked_at, kind, attached_to, failures, message, started_at, seconds, newest_at, sql_hash
        from check_results where run_id = $1 order by rowid
        """;

    const string Loads =
        """
        select load, table_name, status, read, loaded, rejected, duplicate, rescued, bytes, ended_at, seconds, files, version
        from run_loads where run_id = $1 order by rowid
        """;

    const string Problems =
        """
        select told_at, severity, code, message, file, line, column_at, excerpt, note, hint from run_problems where run_id = $1 order by position
        """;

    const string Lines = "select said_at, level, text from run_lines where run_id = $1 order by position";

    IReadOnlyList<object?[]> Rows(string sql) => session.Query(sql, [runId], cancel).Rows;

    /// <summary>Of a run of before names were kept, the name is the end of the id.</summary>
    static RunNodeFacts Node(object?[] row)
    {
        var id = (string)row[0]!;
        return new RunNodeFacts(id, (string?)row[1] ?? id[(id.LastIndexOf('.') + 1)..], (string?)row[2] ?? id[..Math.Max(id.IndexOf('.', StringComparison.Ordinal), 0)], (string)row[3]!)
        {
            Materialized = (string?)row[4] ?? "",
            Group = (string?)row[5] ?? "",
            Path = (string?)row[6] ?? "",
            Relation = (string?)row[7] ?? "",
            Message = (string)row[8]!,
            StartedAt = (DateTimeOffset?)row[9],
            Seconds = (double?)row[10],
            Rows = (long?)row[11],
            DependsOn = row[12] is object?[] inputs ? [.. inputs.OfType<string>()] : [],
            SqlHash = (string?)row[13],
        };
    }

    static RunCheckFacts Check(object?[] row) => new((string)row[0]!, (string)row[1]!, (string)row[2]!, (DateTimeOffset)row[3]!)
    {
        Kind = (string?)row[4] ?? "",
        AttachedTo = (string?)row[5],
        Failures = (long)row[6]!,
        Message = (string)row[7]!,
        StartedAt = (DateTimeOffset?)row[8],
        Seconds = (double)row[9]!,
        NewestAt = (DateTimeOffset?)row[10],
        SqlHash = (string?)row[11],
    };

    static RunLoadFacts Load(object?[] row) => new(
        (string)row[0]!, (string)row[1]!, (string)row[2]!, new LoadCounts((long)row[3]!, (long)row[4]!, (long)row[5]!, (long)row[6]!, (long)row[7]!, (long)row[8]!))
    {
        StartedAt = (DateTimeOffset)row[9]! - TimeSpan.FromSeconds((double)row[10]!),
        Seconds = (double)row[10]!,
        Files = (int)(long)row[11]!,
        Version = (long?)row[12],
    };

    static RunProblem Problem(object?[] row) => new(
        (DateTimeOffset)row[0]!, Enum.Parse<Severity>((string)row[1]!, ignoreCase: true), (string)row[2]!, (string)row[3]!)
    {
        File = (string?)row[4],
        Line = (int?)(long?)row[5],
        Column = (int?)(long?)row[6],
        Excerpt = (string?)row[7],
        Note = (string?)row[8],
        Hint = (string?)row[9],
    };
}
