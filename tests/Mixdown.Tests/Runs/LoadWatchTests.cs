using Mixdown.Runs.Events;
using Mixdown.Runs.Running;

namespace Mixdown.Tests.Runs;

public sealed class LoadWatchTests : IDisposable
{
    readonly TempFolder _folder = new();

    public LoadWatchTests()
    {
        _folder.Write("dbt_project.yml", "name: small\nprofile: small\n");
        _folder.Write("profiles.yml", "small: { target: dev, outputs: { dev: { type: duckdb, path: warehouse.duckdb, threads: 1 } } }\n");
        _folder.Write("mixdown.yml", "loads: { drop: { type: json, path: 'in/{table}.json' } }\n");
        _folder.Write("in/sale.json", "{\"id\":1}\n");
    }

    [Fact]
    public async Task A_file_that_comes_is_loaded_and_the_end_is_no_failure()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var rounds = new Rounds(round =>
        {
            if (round == 1)
                _folder.Write("in/item.json", "{\"id\":7}\n");
            else
                stop.Cancel();
        });
        var run = new ProjectRun(new RunHost(TimeProvider.System, Guid.CreateVersion7, [rounds]));
        var request = new RunRequest { Command = "load", ProjectDir = _folder.Root, Environment = new Dictionary<string, string>(0) };

        await run.WatchLoadsAsync(request, TimeSpan.FromSeconds(30), stop.Token);

        Assert.Equal(2, rounds.Count);
        Assert.True(Directory.Exists(_folder.At("data/dev/lake/drop/item/_delta_log")));
    }

    public void Dispose() => _folder.Dispose();

    sealed class Rounds(Action<int> finished) : IRunListener
    {
        public int Count { get; private set; }

        public void On(RunEvent happened)
        {
            if (happened is RunFinished)
                finished(++Count);
        }
    }
}
