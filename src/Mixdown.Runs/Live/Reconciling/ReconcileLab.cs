using System.Globalization;
using Mixdown.Data.Naming;
using Mixdown.Delta;
using Mixdown.Delta.Snapshots;
using Mixdown.Engines.DuckDb;
using Mixdown.Engines.DuckDb.Parquet;
using Mixdown.Ingest.Bronze;
using Mixdown.Ingest.Maintenance;
using Mixdown.Runs.Running;
using Mixdown.Streams.Live;
using Mixdown.Streams.Running;

namespace Mixdown.Runs.Live.Reconciling;

/// <summary>A DuckDB in memory in which one live table is laid beside what batch says: the events as the last build saw them and as
/// they are now, the live values, the values of batch.</summary>
sealed class ReconcileLab : IDisposable
{
    static readonly TableName Then = new("lake_then", "events");
    static readonly TableName Now = new("lake_now", "events");

    readonly RunScope _scope;
    readonly RunHost _host;
    readonly LiveDefinition _definition;
    readonly DuckDbEngine _engine;

    /// <param name="scope">What the run holds.</param>
    /// <param name="host">What runs get from their process.</param>
    /// <param name="definition">The live table.</param>
    public ReconcileLab(RunScope scope, RunHost host, LiveDefinition definition)
    {
        (_scope, _host, _definition) = (scope, host, definition);
        _engine = DuckDbEngine.Open(new DuckDbEngineOptions { ProjectFolder = scope.Project.Root, TempFolder = scope.Folders.Scratch });
        Session = _engine.OpenSession();
    }

    /// <summary>A session that sees all of it.</summary>
    public DuckDbSession Session { get; }

    /// <summary>Shows the events: those of a version of their table, and those of its newest version.</summary>
    public async Task ShowEventsAsync(TableName table, long version, CancellationToken cancel)
    {
        var log = new LakeMaintenance(_scope.Lake, _host.Delta(new DuckDbParquetHandler(_engine, _scope.Folders.Scratch))).Table(table);
        await ShowAsync(log, Then, await log.SnapshotAsync(version, cancel), cancel);
        await ShowAsync(log, Now, await log.SnapshotAsync(cancel), cancel);
    }

    /// <summary>Up to when the events of that version are taken to be complete: the time of the partition that was least far among
    /// those that were not idle, less the live table's own watermark. null where there were none.</summary>
    public DateTimeOffset? CompleteThen(CancellationToken cancel) => (DateTimeOffset?)Session.Query(string.Create(CultureInfo.InvariantCulture,
        $"""
        with partitions as (
          select _mx_partition, max(_mx_event_time) filter (_mx_event_time <= _mx_ingested_at + {Interval(_definition.Times.Future)}) as newest, max(_mx_ingested_at) as taken
          from {Then.Sql} group by all)
        select min(newest) - {Interval(_definition.Times.Watermark)} from partitions
        where taken >= (select max(taken) from partitions) - {Interval(_definition.Times.Idle)}
        """), cancel).Rows[0][0];

    /// <summary>The events of each window that are not in that version, as a query of <c>window_start</c> and <c>events</c>; to be asked
    /// once the live values are there.</summary>
    public static string Unread =>
        $"""
        with read_then as (select _mx_partition, max(_mx_offset) as last from {Then.Sql} group by all)
        select live.window_start, count(*) as events
        from (select distinct window_start, window_end from live_values) as live
        join (from {Now.Sql} left join read_then using (_mx_partition) where _mx_offset > coalesce(last, -1)) as event
          on event._mx_event_time >= live.window_start and event._mx_event_time < live.window_end
        group by all
        """;

    /// <summary>Takes the live values from a running stream's Parquet file.</summary>
    public void TakeLive(string file, CancellationToken cancel) =>
        Session.Execute($"create or replace table live_values as from read_parquet({SqlText.Literal(file)})", cancel);

    /// <summary>Makes the live values anew out of the events, as a stream does when it starts.</summary>
    public void RebuildLive(CancellationToken cancel)
    {
        var live = new LiveAggregates(_engine, [_definition], _host.Clock);
        live.Begin(new TopicLake(_definition.Stream, _definition.Topic, Now.Sql, Session));
        Session.Execute($"create or replace table live_values as from {live.Views.All[0].Table}", cancel);
    }

    /// <summary>The first window of the live values, as SQL of any warehouse; null where there is none.</summary>
    public string? FirstWindow(CancellationToken cancel) =>
        Session.Query("select min(window_start) from live_values", cancel).Rows[0][0] is DateTimeOffset first
            ? $"timestamp with time zone '{first.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'+00'", CultureInfo.InvariantCulture)}'"
            : null;

    /// <summary>Takes the values of batch from a Parquet file.</summary>
    public void TakeBatch(string file, CancellationToken cancel) =>
        Session.Execute($"create or replace table batch_values as from read_parquet({SqlText.Literal(file)})", cancel);

    /// <summary>DuckDB's names of the types of the batch's columns.</summary>
    public IReadOnlyDictionary<string, string> BatchTypes(CancellationToken cancel) =>
        Session.QueryAtMost("from batch_values", 0, cancel).Columns.ToDictionary(column => column.Name, column => column.Type, StringComparer.Ordinal);

    /// <inheritdoc/>
    public void Dispose()
    {
        Session.Dispose();
        _engine.Dispose();
    }

    async Task ShowAsync(DeltaTable log, TableName name, DeltaSnapshot snapshot, CancellationToken cancel)
    {
        var shown = await LakeReader.ShowAsync(_scope.Lake, log, name, snapshot, cancel);
        _engine.Expose(name, await shown.HereAsync(_scope.Target.Cache, cancel), cancel);
    }

    static string Interval(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"interval {time.TotalMilliseconds:0} milliseconds");
}
