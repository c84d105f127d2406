using System.Text.Json;
using Mixdown.Project.Graph;
using Mixdown.Runs.Events;
using Mixdown.Runs.Running;

namespace Mixdown.Tests.Runs;

public sealed class StoppedRunTests : IDisposable
{
    readonly TempFolder _folder = new();

    public StoppedRunTests()
    {
        _folder.Write("dbt_project.yml", "name: small\nprofile: small\n");
        _folder.Write("profiles.yml", "small: { target: dev, outputs: { dev: { type: duckdb, path: warehouse.duckdb, threads: 1 } } }\n");
        _folder.Write("models/a.sql", "select 1 as id\n");
        _folder.Write("models/b.sql", "select count(*) as n from range(1000000000000), {{ ref('a') }} where range % 7 = 3\n");
        _folder.Write("models/b.yml", "models: [{ name: b, config: { materialized: table } }]\n");
        _folder.Write("models/c.sql", "select n from {{ ref('b') }}\n");
    }

    [Fact]
    public async Task A_run_that_is_stopped_leaves_results_from_which_a_retry_goes_on()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var stopped = await Run(new StopAt("b", stop)).BuildAsync(Request("build"), BuildVerb.Build, stop.Token);
        var left = Results();

        _folder.Write("models/b.sql", "select count(*) as n from range(10), {{ ref('a') }} where range % 7 = 3\n");
        var again = await Run().RetryAsync(Request("retry"), TestContext.Current.CancellationToken);

        Assert.Equal(RunStatus.Cancelled, stopped);
        Assert.Equal(["model.small.a success", "model.small.b error", "model.small.c skipped"], left);
        Assert.Equal(RunStatus.Success, again);
        Assert.Equal(["model.small.b success", "model.small.c success"], Results());
    }

    public void Dispose() => _folder.Dispose();

    static ProjectRun Run(params IReadOnlyList<IRunListener> listeners) => new(new RunHost(TimeProvider.System, Guid.CreateVersion7, listeners));

    RunRequest Request(string command) => new()
    {
        Command = command,
        ProjectDir = _folder.Root,
        Environment = new Dictionary<string, string>(0),
    };

    List<string> Results()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(_folder.At("target/run_results.json")));
        return [.. json.RootElement.GetProperty("results").EnumerateArray()
            .Select(result => $"{result.GetProperty("unique_id").GetString()} {result.GetProperty("status").GetString()}")
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>Stops the run as soon as a node begins.</summary>
    sealed class StopAt(string node, CancellationTokenSource stop) : IRunListener
    {
        public void On(RunEvent happened)
        {
            if (happened is NodeStarted started && started.Name == node)
                stop.CancelAfter(TimeSpan.FromMilliseconds(50));
        }
    }
}
