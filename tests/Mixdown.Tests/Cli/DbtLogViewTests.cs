using System.Text.Json;
using Mixdown.Cli.Rendering.DbtLog;
using Mixdown.Project.Graph;
using Mixdown.Runs.Events;

namespace Mixdown.Tests.Cli;

public sealed class DbtLogViewTests
{
    static readonly DateTimeOffset At = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    static readonly RunNode Customers = new("model.shop.customers", "customers", "model", "table", "customers.sql", new RelationName("db", "main", "customers"));
    static readonly RunNode Orders = new("model.shop.orders", "orders", "model", "view", "orders.sql", new RelationName("db", "main", "orders"));
    static readonly RunNode Unique = new("test.shop.unique_id.1", "unique_id", "test", "test", "unique_id.sql", new RelationName("db", "main", "unique_id"));

    [Fact]
    public void A_run_is_told_in_the_lines_that_programs_look_for() => Assert.Equal(
        """
        03:04:05  Running with dbt=1.11.0
        03:04:05  Registered adapter: duckdb=0.1.0
        03:04:05  Found 2 models, 1 data test
        03:04:05  
        03:04:05  Concurrency: 4 threads (target='dev')
        03:04:05  
        03:04:05  1 of 3 START sql table model main.customers .................................... [RUN]
        03:04:04  2 of 3 START test unique_id .................................................... [RUN]
        03:04:05  2 of 3 FAIL 2 unique_id ........................................................ [FAIL 2 in 0.10s]
        03:04:05  1 of 3 ERROR creating sql table model main.customers ........................... [ERROR in 0.50s]
        03:04:05  3 of 3 SKIP relation main.orders ............................................... [SKIP]
        03:04:05  
        03:04:05  Finished running 1 data test, 1 table model, 1 view model in 0 hours 0 minutes and 2.00 seconds (2.00s).
        03:04:05  
        03:04:05  Completed with 2 errors, 0 partial successes, and 0 warnings:
        03:04:05  
        03:04:05  Done. PASS=0 WARN=0 ERROR=2 SKIP=1 NO-OP=0 TOTAL=3

        """,
        Told(output => new TextSink(output, isDetailed: false), DbtLogLevel.Info, FailedBuild()));

    [Fact]
    public void As_JSON_each_line_names_its_event_and_its_node()
    {
        var lines = Told(output => new JsonSink(output), DbtLogLevel.Debug, FailedBuild()).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement).ToList();

        var finished = lines.Where(line => Text(line, "info", "name") == "NodeFinished").ToList();
        Assert.Equal(["test.shop.unique_id.1 fail", "model.shop.customers error"],
            finished.Select(line => $"{Text(line, "data", "node_info", "unique_id")} {Text(line, "data", "node_info", "node_status")}"));
        Assert.All(lines, line => Assert.Equal("run-1", Text(line, "info", "invocation_id")));
        Assert.Equal("CommandCompleted", Text(lines[^1], "info", "name"));
        Assert.Contains(lines, line => Text(line, "info", "name") == "StatsLine" && Text(line, "info", "code") == "Z023");
    }

    [Fact]
    public void Only_lines_that_matter_enough_are_written() => Assert.Equal(
        """
        03:04:05  2 of 3 FAIL 2 unique_id ........................................................ [FAIL 2 in 0.10s]
        03:04:05  1 of 3 ERROR creating sql table model main.customers ........................... [ERROR in 0.50s]

        """,
        Told(output => new TextSink(output, isDetailed: false), DbtLogLevel.Error, FailedBuild()));

    static IEnumerable<RunEvent> FailedBuild() =>
    [
        new RunStarted(At, "run-1", "build", "shop", "dev", "duckdb"),
        new BuildStarted(At, 2, 1, 0) { Threads = 4, Resources = new Dictionary<string, int> { ["test"] = 1, ["model"] = 2 } },
        new NodeStarted(At, Customers.UniqueId, "customers") { Node = Customers },
        new CheckFinished(At, Unique.UniqueId, "unique_id", "fail", 2, "2 rows", TimeSpan.FromSeconds(0.1)) { Node = Unique },
        new NodeFinished(At, Customers.UniqueId, "customers", "gold", "error", "not published", TimeSpan.FromSeconds(0.5)) { Node = Customers },
        new NodeFinished(At, Orders.UniqueId, "orders", "gold", "skipped", "'customers' failed", TimeSpan.Zero) { Node = Orders },
        new RunFinished(At, RunStatus.Error, TimeSpan.FromSeconds(2)),
    ];

    static string Told(Func<TextWriter, IDbtLogSink> sink, DbtLogLevel least, IEnumerable<RunEvent> events)
    {
        using var output = new StringWriter();
        var view = new DbtLogView(sink(output), least);
        foreach (var happened in events)
            view.On(happened);
        return output.ToString();
    }

    static string? Text(JsonElement json, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
            json = json.GetProperty(name);
        return json.GetString();
    }
}
