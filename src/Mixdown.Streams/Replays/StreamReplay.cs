using Mixdown.Data.Diagnostics;
using Mixdown.Data.Records;
using Mixdown.Engines.DuckDb;
using Mixdown.Ingest.Records;
using Mixdown.Streams.Bronze;
using Mixdown.Streams.Intake;
using Mixdown.Streams.Running;
using Mixdown.Streams.Settings;
using Mixdown.Streams.Sources;

namespace Mixdown.Streams.Replays;

/// <summary>Reads records of a topic again that its table has: with the present declarations, contract and event time. The stream must
/// not run meanwhile. Readers see the old rows until one commit replaces them.</summary>
public sealed class StreamReplay
{
    readonly StreamDefinition _stream;
    readonly StreamWorkshop _shop;
    readonly Func<StreamHost, IStreamSource> _open;

    /// <param name="stream">The stream.</param>
    /// <param name="shop">As for the loop.</param>
    public StreamReplay(StreamDefinition stream, StreamWorkshop shop)
        : this(stream, shop, stream.Source.Open)
    {
    }

    internal StreamReplay(StreamDefinition stream, StreamWorkshop shop, Func<StreamHost, IStreamSource> open) => (_stream, _shop, _open) = (stream, shop, open);

    /// <summary>Reads again.</summary>
    /// <param name="name">The topic.</param>
    /// <param name="start">From where on; up to where the table has the partitions.</param>
    /// <param name="cancel">Stops it before the commit; nothing is changed then.</param>
    /// <exception cref="MixdownException">MX2407: the stream runs; MX2421 to MX2424: there is nothing that could be read again; MX2403:
    /// another process wrote the table meanwhile. Nothing is changed.</exception>
    public async Task<ReplayedTopic> RunAsync(string name, ReplayStart start, CancellationToken cancel)
    {
        var topic = _stream.Topics.FirstOrDefault(known => known.Name == name) ?? throw ReplayErrors.NoTopic(_stream, name);
        using var held = StreamLock.Take(_shop.FolderOf(_stream), _stream.Name, _shop.Delta.NewId);
        var shop = _shop with { Writer = held.Writer };
        var table = await new TableStart(shop, _stream, topic).OpenAsync(cancel).ConfigureAwait(false);
        if (table.Offsets.Count == 0)
            throw ReplayErrors.NothingYet(_stream, name);
        using var view = new TableView(shop, table);
        using var session = shop.Memory.OpenSession();
        var spans = await SpansAsync(table, start, view, session, cancel).ConfigureAwait(false);
        var intake = new TopicIntake(shop, _stream, topic, new TopicColumns(topic, table));
        var rows = new ReplayedRows(shop.StreamLake, table, intake, session);
        await rows.BeginAsync(view, cancel).ConfigureAwait(false);
        var partitions = await ReadAsync(table, spans, intake, rows, session, cancel).ConfigureAwait(false);
        var before = table.Snapshot!.Version;
        if (rows.Rows + rows.Rejected > 0)
            await new ReplayCommit(shop.StreamLake, table, rows, view, session).RunAsync(cancel).ConfigureAwait(false);
        return new ReplayedTopic(table.Name.InWarehouse, partitions) { Rows = rows.Rows, Rejected = rows.Rejected, VersionBefore = before, Version = table.Snapshot!.Version };
    }

    static async Task<IReadOnlyDictionary<int, OffsetSpan>> SpansAsync(StreamTable table, ReplayStart start, TableView view, DuckDbSession session, CancellationToken cancel)
    {
        var there = table.Offsets;
        if (start.Offsets is { } offsets)
            return offsets.ToDictionary(entry => entry.Key, entry => new OffsetSpan(entry.Value, Checked(table, entry.Key, entry.Value)));
        if (start.Time is not { } time)
            return there.ToDictionary(entry => entry.Key, entry => new OffsetSpan(0, entry.Value));
        var rows = await view.RowsAsync(table.Snapshot!, table.Snapshot!.Files, cancel).ConfigureAwait(false);
        var first = session.Query($"select _mx_partition::bigint, min(_mx_offset) from {rows} where _mx_timestamp >= $1::timestamptz group by 1", [time], cancel);
        return first.Rows.ToDictionary(row => (int)(long)row[0]!, row => new OffsetSpan((long)row[1]!, there[(int)(long)row[0]!]));
    }

    static long Checked(StreamTable table, int partition, long wanted) =>
        table.Offsets.TryGetValue(partition, out var next) && wanted <= next ? next : throw ReplayErrors.NotThere(table.Place(partition), wanted, table.Offsets.TryGetValue(partition, out var end) ? end : null);

    async Task<IReadOnlyList<ReplayedPartition>> ReadAsync(
        StreamTable table, IReadOnlyDictionary<int, OffsetSpan> spans, TopicIntake intake, ReplayedRows rows, DuckDbSession session, CancellationToken cancel)
    {
        using var decoder = _stream.Format.Open(_shop.Clock) is { } format ? new RecordDecoder(format) : null;
        var host = new StreamHost(_stream.Name, _shop.Target, _shop.ProjectFolder, _shop.DataFolder, _shop.Clock);
        var log = await _open(host).OpenAsync(cancel).ConfigureAwait(false);
        await using (log.ConfigureAwait(false))
        {
            var ranges = (await log.PartitionsAsync([table.Name.Topic], cancel).ConfigureAwait(false)).ToDictionary(range => range.Partition.Partition);
            var read = new List<ReplayedPartition>();
            foreach (var (partition, span) in spans.OrderBy(entry => entry.Key))
            {
                var range = ranges.GetValueOrDefault(partition, new PartitionRange(table.Place(partition), span.Next, span.Next));
                if (range.Next < span.Next)
                    throw ReplayErrors.OtherLog(range.Partition, span.Next, range.Next);
                intake.Begin(partition, span.From);
                var count = await new LogSpans(log).ReadAsync(range, span, batch => TakeAsync(batch, decoder, intake, rows, session, cancel), cancel).ConfigureAwait(false);
                read.Add(new ReplayedPartition(partition, Math.Min(span.From, span.Next), span.Next) { Read = count });
            }
            await rows.WriteAsync(cancel).ConfigureAwait(false);
            return read;
        }
    }

    async Task TakeAsync(RecordBatch batch, RecordDecoder? decoder, TopicIntake intake, ReplayedRows rows, DuckDbSession session, CancellationToken cancel)
    {
        if (batch.Count == 0)
            return;
        var rejected = new RejectedRecords();
        var records = decoder is null ? batch : await decoder.DecodeAsync(batch, rejected, cancel).ConfigureAwait(false);
        intake.Parse(session, [records], rejected, cancel);
        if (rejected.Count > 0 && _stream.BadRows == BadRecords.Fail)
            throw new MixdownException(new Diagnostic("MX2418", $"{Counted.Of(rejected.Count, "record")} cannot be read, and 'bad_rows.action' of the stream '{_stream.Name}' is fail: {rejected.First}", _stream.At, "Set it to quarantine to keep such records aside and go on."));
        if (intake.Bytes >= _stream.Commit.Bytes)
            await rows.WriteAsync(cancel).ConfigureAwait(false);
    }
}
