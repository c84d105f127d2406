using System.Diagnostics.Metrics;
using Mixdown.Runs.Streaming;
using Mixdown.Streams.Live.Views;
using Mixdown.Streams.Running;

namespace Mixdown.Web.Status;

/// <summary>How streams and live tables stand, as instruments of the meter <c>Mixdown.Streams</c>: docs/streaming/operate.md lists
/// them. Asked when somebody collects them; otherwise they cost nothing.</summary>
sealed class StreamMeters : IDisposable
{
    /// <summary>The meter's name.</summary>
    public const string Name = "Mixdown.Streams";

    readonly Meter _meter = new(Name);
    readonly RunningStreams _running;
    readonly LiveViews? _views;

    /// <param name="running">The streams.</param>
    /// <param name="views">Their live tables; null: there are none.</param>
    /// <param name="clock">The time.</param>
    public StreamMeters(RunningStreams running, LiveViews? views, TimeProvider clock)
    {
        (_running, _views) = (running, views);
        _meter.CreateObservableCounter("mixdown.stream.records", () => Streams(figures => figures.Records), "{record}", "Records read");
        _meter.CreateObservableCounter("mixdown.stream.rejected", () => Streams(figures => figures.Rejected), "{record}", "Records put into quarantine");
        _meter.CreateObservableGauge("mixdown.stream.lag", () => Partitions(figures => figures.Lag), "{record}", "Records in the log that are not in the table");
        _meter.CreateObservableGauge("mixdown.stream.behind", () => Partitions(figures => figures.Behind.TotalSeconds), "s", "Age of the newest record read, where there are more");
        _meter.CreateObservableGauge("mixdown.table.watermark_lag", () => Watermarks(clock), "s", "How far the watermark is behind the clock");
        _meter.CreateObservableCounter("mixdown.table.late", () => Tables(facts => facts.Late), "{event}", "Events that came after their window was closed");
        _meter.CreateObservableCounter("mixdown.table.missed", () => Tables(facts => facts.Missed), "{event}", "Events beyond the horizon: only batch has them");
        _meter.CreateObservableCounter("mixdown.table.duplicates", () => Tables(facts => facts.Duplicates), "{event}", "Events that had come before");
        _meter.CreateObservableGauge("mixdown.table.keys", () => Tables(facts => facts.Keys), "{key}", "Identities, distinct values and counters in memory");
    }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    IEnumerable<Measurement<long>> Streams(Func<StreamFigures, long> of) =>
        _running.Figures().Select(figures => new Measurement<long>(of(figures), new KeyValuePair<string, object?>("stream", figures.Stream)));

    IEnumerable<Measurement<T>> Partitions<T>(Func<PartitionFigures, T> of)
        where T : struct =>
        from figures in _running.Figures()
        from partition in figures.Partitions
        select new Measurement<T>(
            of(partition), new("stream", figures.Stream), new("topic", partition.Partition.Topic), new KeyValuePair<string, object?>("partition", partition.Partition.Partition));

    IEnumerable<Measurement<long>> Tables(Func<LiveFacts, long> of) =>
        (_views?.All ?? []).Select(view => new Measurement<long>(of(view.Facts), new KeyValuePair<string, object?>("table", view.Name)));

    IEnumerable<Measurement<double>> Watermarks(TimeProvider clock) =>
        from view in _views?.All ?? []
        where view.Facts.Watermark is not null
        select new Measurement<double>((clock.GetUtcNow() - view.Facts.Watermark!.Value).TotalSeconds, new KeyValuePair<string, object?>("table", view.Name));
}
