using System.Globalization;
using System.Text;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Naming;
using Mixdown.Data.Records;
using Mixdown.Engines.DuckDb;
using Mixdown.Ingest.Quarantine.Replay;
using Mixdown.Ingest.Records;
using Mixdown.Streams.Bronze;
using Mixdown.Streams.Intake;
using Mixdown.Streams.Running;
using Mixdown.Streams.Settings;

namespace Mixdown.Streams.Replays;

/// <summary>Reads rejected records of streams again from the text that their quarantine kept, or takes them out of it. The stream must not
/// run meanwhile.</summary>
/// <param name="stream">The stream.</param>
/// <param name="shop">As for the loop.</param>
public sealed class StreamQuarantine(StreamDefinition stream, StreamWorkshop shop)
{
    const int PageRecords = 1_000;
    const int LongestText = 64 << 10;

    /// <summary>Reads them again with the present declarations. Those that can be read now leave the quarantine; others stay as they
    /// are.</summary>
    /// <param name="table">The table; null for all of the stream that have a quarantine.</param>
    /// <param name="file">Topic and partition, as in <c>_mx_file</c>; null for all.</param>
    /// <param name="code">Why they were rejected; null for any reason.</param>
    /// <param name="cancel">Stops it; nothing of an unfinished table is changed.</param>
    public Task<IReadOnlyList<ReplayedTable>> ReplayAsync(string? table, string? file, string? code, CancellationToken cancel) =>
        RunAsync(table, (work, topic, opened) => ReplayAsync(work, topic, opened, Condition(file, code), cancel), cancel);

    /// <summary>Takes them out for good.</summary>
    /// <param name="table">As above.</param>
    /// <param name="file">As above.</param>
    /// <param name="code">As above.</param>
    /// <param name="reason">For the history of the quarantine.</param>
    /// <param name="cancel">As above.</param>
    public Task<IReadOnlyList<ReplayedTable>> DiscardAsync(string? table, string? file, string? code, string reason, CancellationToken cancel) =>
        RunAsync(table, async (work, _, opened) =>
        {
            using var session = work.Memory.OpenSession();
            using var view = new TableView(work, opened);
            var gone = await new QuarantineRelease(work.StreamLake, opened, view, session).RunAsync(Condition(file, code), "DISCARD", reason, cancel).ConfigureAwait(false);
            return new ReplayedTable(opened.Name.InWarehouse) { Tried = gone, Discarded = gone };
        }, cancel);

    async Task<IReadOnlyList<ReplayedTable>> RunAsync(string? table, Func<StreamWorkshop, StreamTopic, StreamTable, Task<ReplayedTable>> work, CancellationToken cancel)
    {
        var topics = stream.Topics.Where(topic => table is null || string.Equals(topic.Name, table, StringComparison.OrdinalIgnoreCase)).ToList();
        var found = new List<ReplayedTable>();
        foreach (var topic in topics)
        {
            var there = new StreamTable(shop.Lake, shop.Delta, new StreamName(shop.Target, stream.Name, stream.Schema, topic.Name));
            await there.RefreshAsync(cancel).ConfigureAwait(false);
            if (there.Quarantine is not { Files.Count: > 0 })
                continue;
            using var held = StreamLock.Take(shop.FolderOf(stream), stream.Name, shop.Delta.NewId);
            var own = shop with { Writer = held.Writer };
            found.Add(await work(own, topic, await new TableStart(own, stream, topic).OpenAsync(cancel).ConfigureAwait(false)).ConfigureAwait(false));
        }
        return found;
    }

    async Task<ReplayedTable> ReplayAsync(StreamWorkshop work, StreamTopic topic, StreamTable table, string condition, CancellationToken cancel)
    {
        using var session = work.Memory.OpenSession();
        using var view = new TableView(work, table);
        using var decoder = stream.Format.Open(work.Clock) is { } format ? new RecordDecoder(format) : null;
        var intake = new TopicIntake(work, stream, topic, new TopicColumns(topic, table));
        var rows = new ReplayedRows(work.StreamLake, table, intake, session);
        await rows.BeginAsync(view, cancel).ConfigureAwait(false);
        var done = new ReplayedTable(table.Name.InWarehouse);
        var records = await view.RejectsAsync(table.Quarantine!, table.Quarantine!.Files.Where(file => !(RecordFile.SeqOf(file) > table.Seq)), cancel).ConfigureAwait(false);
        foreach (var page in Pages(session, records, condition, cancel))
        {
            var whole = page.Where(record => record.Text.Length is > 0 and < LongestText).ToList();
            done = done with { Tried = done.Tried + page.Count, WithoutText = done.WithoutText + page.Count - whole.Count };
            foreach (var group in whole.GroupBy(record => (record.Partition, IsEncoded: record.Code == RecordDecoder.Code)))
                done = await ReadAsync(session, intake, group.Key.IsEncoded ? decoder : null, Batch(table.Place(group.Key.Partition), group), done, cancel).ConfigureAwait(false);
            if (intake.Bytes >= stream.Commit.Bytes)
                await rows.WriteAsync(cancel).ConfigureAwait(false);
        }
        await rows.WriteAsync(cancel).ConfigureAwait(false);
        if (rows.Rows > 0)
            await new ReplayCommit(work.StreamLake, table, rows, view, session) { Replaces = false }.RunAsync(cancel).ConfigureAwait(false);
        return done with { Loaded = rows.Rows };
    }

    static async Task<ReplayedTable> ReadAsync(DuckDbSession session, TopicIntake intake, RecordDecoder? decoder, RecordBatch batch, ReplayedTable done, CancellationToken cancel)
    {
        var rejected = new RejectedRecords();
        var records = decoder is null ? batch : await decoder.DecodeAsync(batch, rejected, cancel).ConfigureAwait(false);
        intake.Begin(batch.Source.Partition, batch.Offset(0));
        intake.Parse(session, [records], rejected, cancel);
        var wrong = rejected.First is { } first ? [new Diagnostic("MX2425", $"still wrong: {first}", Severity: Severity.Warning)] : Array.Empty<Diagnostic>();
        return done with { Rejected = done.Rejected + rejected.Count, StillWrong = [.. done.StillWrong.Concat(wrong).Take(5)] };
    }

    static RecordBatch Batch(TopicPartition source, IEnumerable<Kept> records)
    {
        var batch = new RecordBatch { Source = source };
        foreach (var record in records)
            batch.Add(record.Offset, record.Timestamp ?? RecordBatch.NoTimestamp, [], record.Text);
        return batch;
    }

    /// <summary>The records, by partition and offset; one that is there twice comes once.</summary>
    static IEnumerable<List<Kept>> Pages(DuckDbSession session, string records, string condition, CancellationToken cancel)
    {
        var (partition, offset) = (-1, -1L);
        while (true)
        {
            var rows = session.Query(
                string.Create(CultureInfo.InvariantCulture, $"""
                    select _mx_partition::bigint, _mx_offset, epoch_ms(_mx_timestamp), code, raw, raw_base64 from {records} q
                    where {condition} and (_mx_partition, _mx_offset) > ({partition}, {offset})
                    qualify row_number() over (partition by _mx_partition, _mx_offset order by _mx_seq desc) = 1
                    order by _mx_partition, _mx_offset limit {PageRecords}
                    """), cancel).Rows;
            var page = rows.Select(row => new Kept((int)(long)row[0]!, (long)row[1]!, (long?)row[2], (string)row[3]!, Text(row[4] as string, row[5] as string))).ToList();
            if (page.Count > 0)
                yield return page;
            if (page.Count < PageRecords)
                yield break;
            (partition, offset) = (page[^1].Partition, page[^1].Offset);
        }
    }

    static byte[] Text(string? text, string? base64) => text is not null ? Encoding.UTF8.GetBytes(text) : base64 is not null ? Convert.FromBase64String(base64) : [];

    static string Condition(string? file, string? code) => string.Join(" and ",
        ((string?[])[file is null ? null : $"q._mx_file = {SqlText.Literal(file)}", code is null ? null : $"upper(q.code) = {SqlText.Literal(code.ToUpperInvariant())}"])
        .Where(part => part is not null).DefaultIfEmpty("true"));

    /// <summary>A record as its quarantine has it.</summary>
    sealed record Kept(int Partition, long Offset, long? Timestamp, string Code, byte[] Text);
}
