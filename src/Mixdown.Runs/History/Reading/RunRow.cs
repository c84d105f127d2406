using System.Text.Json;
using Mixdown.Runs.State.Rows;

namespace Mixdown.Runs.History.Reading;

/// <summary>A row of <c>runs</c>.</summary>
static class RunRow
{
    /// <summary>The columns that <see cref="Read"/> takes, in its order.</summary>
    public const string Columns =
        """
        run_id, command, status, started_at, seconds, started_by, arguments, threads, planned_nodes, planned_checks, nodes, nodes_failed,
        nodes_skipped, checks, checks_failed, checks_warned, rows_loaded, rows_rejected, problem
        """;

    /// <summary>The run of a row.</summary>
    public static RunSummary Read(object?[] row) => new((string)row[0]!, (string)row[1]!, StateOf((string)row[2]!), (DateTimeOffset)row[3]!)
    {
        Seconds = (double?)row[4],
        StartedBy = (string?)row[5] ?? "",
        Arguments = row[6] is string arguments ? JsonSerializer.Deserialize(arguments, RowsJson.Default.DictionaryStringString)! : new Dictionary<string, string>(0),
        Threads = (int?)(long?)row[7],
        Counts = new RunCounts
        {
            PlannedNodes = (int?)(long?)row[8],
            PlannedChecks = (int?)(long?)row[9],
            Nodes = Count(row[10]),
            NodesFailed = Count(row[11]),
            NodesSkipped = Count(row[12]),
            Checks = Count(row[13]),
            ChecksFailed = Count(row[14]),
            ChecksWarned = Count(row[15]),
            RowsLoaded = (long?)row[16] ?? 0,
            RowsRejected = (long?)row[17] ?? 0,
        },
        Problem = (string?)row[18],
    };

    /// <summary>The store's word for a state.</summary>
    public static string WordOf(RunState state) => state.ToString().ToLowerInvariant();

    static RunState StateOf(string word) => Enum.Parse<RunState>(word, ignoreCase: true);

    static int Count(object? value) => (int)((long?)value ?? 0);
}
