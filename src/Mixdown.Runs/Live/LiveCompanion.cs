using Mixdown.Data.Naming;
using Mixdown.Ingest.Bronze;
using Mixdown.Runs.Events;
using Mixdown.Runs.Running;
using Mixdown.Runs.Streaming;
using Mixdown.Streams.Live;
using Mixdown.Streams.Live.Views;
using Mixdown.Streams.Running;

namespace Mixdown.Runs.Live;

/// <summary>Keeps the live tables of the streams that are run: begins with what the lake has of them, and goes on with what
/// comes.</summary>
public sealed class LiveCompanion : IStreamCompanion
{
    readonly RunHost _host;
    readonly RunningStreams _running;
    readonly LiveAggregates _live;
    readonly HashSet<(string Stream, string Topic)> _topics;

    /// <param name="host">What runs get from their process.</param>
    /// <param name="running">The streams.</param>
    /// <exception cref="Mixdown.Data.Diagnostics.MixdownException">An entry of <c>live:</c> is wrong (MX17xx), or an expression in it
    /// does not parse (MX3010).</exception>
    public LiveCompanion(RunHost host, RunningStreams running)
    {
        (_host, _running) = (host, running);
        List<LiveDefinition> definitions = [.. LiveTables.Bind(running.Project)
            .Where(entry => running.Streams.Any(stream => stream.Name == entry.Stream))
            .Select(LiveTables.Definition)];
        _topics = [.. definitions.Select(definition => (definition.Stream, definition.Topic))];
        _live = new LiveAggregates(running.Engine, definitions, host.Clock);
        foreach (var view in Views.All)
            TellProblems(view);
    }

    /// <summary>The live tables; none where the project has none of these streams.</summary>
    public LiveViews Views => _live.Views;

    /// <inheritdoc/>
    public IReadOnlyList<ITickListener> Listeners => _topics.Count == 0 ? [] : [_live];

    /// <summary>Takes up what the lake has: streams go on after it, since nobody else commits to their tables.</summary>
    public async Task StartAsync(CancellationToken cancel)
    {
        if (_topics.Count == 0)
            return;
        // Copies of a remote lake's files are needed until they are read.
        using var cache = _host.Cache(_running.Project);
        foreach (var landed in await _host.Landed(_running.Project, _running.Engine).ReadAsync([], _running.Streams, cancel))
        {
            foreach (var table in landed.Tables.Where(table => table.QuarantineOf is null && _topics.Contains((landed.Name, table.Name.Table))))
            {
                var view = new TableName("live_lake", $"{landed.Name}.{table.Name.Table}");
                _running.Engine.Expose(view, await table.HereAsync(cache, cancel), cancel);
                Begin(landed.Name, table, view);
            }
        }
    }

    /// <summary>What is shown is in the engine of the streams, and goes with it.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    void Begin(string stream, LakeTable table, TableName view)
    {
        using var session = _running.Engine.OpenSession();
        _live.Begin(new TopicLake(stream, table.Name.Table, view.Sql, session));
    }

    /// <summary>Says once that an entry stands still.</summary>
    void TellProblems(LiveView view)
    {
        void Tell(long revision)
        {
            if (view.Facts.Problem is not { } problem)
                return;
            view.Changed -= Tell;
            _running.Events.Send(at => new Noted(at, LoadDefinitions.WithLines(_running.Project, problem)));
        }
        view.Changed += Tell;
    }
}
