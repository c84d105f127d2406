using Mixdown.Data.Diagnostics;
using Mixdown.Data.Naming;
using Mixdown.Data.Storage;
using Mixdown.Delta;
using Mixdown.Ingest.Bronze;
using Mixdown.Ingest.Records;
using Mixdown.Streams.Settings;

namespace Mixdown.Streams.Bronze;

/// <summary>What streams have put into the lake, ready to be exposed to an engine.</summary>
/// <param name="places">The lake, and the one beside it that is only read.</param>
/// <param name="delta">As for the loop.</param>
/// <param name="target">The target's name.</param>
public sealed class StreamTables(LakePlaces places, DeltaOptions delta, string target)
{
    /// <summary>The tables of a stream and their quarantines, cut to what the table itself has committed. A table that the target's own
    /// stream has not written comes from the lake that it reads.</summary>
    public async Task<IReadOnlyList<LakeTable>> TablesAsync(StreamDefinition stream, CancellationToken cancel)
    {
        var shown = new List<LakeTable>();
        foreach (var topic in stream.Topics)
        {
            var found = await ShowAsync(places.Own, stream, topic, cancel).ConfigureAwait(false);
            shown.AddRange(found.Count == 0 && places.Shared is { } shared ? await ShowAsync(shared, stream, topic, cancel).ConfigureAwait(false) : found);
        }
        return shown;
    }

    /// <summary>Where logs had lost records before they were read: <c>_mixdown.gaps</c>. null where that never was.</summary>
    public async Task<LakeTable?> GapsAsync(CancellationToken cancel)
    {
        var table = new DeltaTable(places.Own, GapCommit.Folder, delta);
        return await table.FindAsync(cancel).ConfigureAwait(false) is { } snapshot
            ? await LakeReader.ShowAsync(places.Own, table, GapCommit.Table, snapshot, cancel).ConfigureAwait(false)
            : null;
    }

    /// <summary>How far the partitions of a topic are committed, and when that was.</summary>
    public async Task<CommittedTopic> CommittedAsync(StreamDefinition stream, StreamTopic topic, CancellationToken cancel)
    {
        var table = new StreamTable(places.Own, delta, NameOf(stream, topic));
        await table.RefreshRowsAsync(cancel).ConfigureAwait(false);
        return new CommittedTopic(topic.Name, table.Offsets, table.Snapshot?.Timestamp, table.Snapshot?.Files.Count ?? 0);
    }

    /// <summary>What lands a table that something else lands too.</summary>
    /// <param name="streams">All streams.</param>
    /// <param name="taken">The tables that loads name, and the load of each.</param>
    public static IEnumerable<Diagnostic> Overlaps(IReadOnlyList<StreamDefinition> streams, IReadOnlyDictionary<TableName, string> taken)
    {
        var owners = new Dictionary<TableName, string>(taken);
        foreach (var (stream, topic) in streams.SelectMany(stream => stream.Topics.Select(topic => (stream, topic))))
        {
            var table = new TableName(stream.Schema, topic.Name);
            if (!owners.TryAdd(table, $"the stream '{stream.Name}'"))
                yield return new Diagnostic("MX2406", $"the table {table} is landed by the stream '{stream.Name}' and by {owners[table]}", topic.At, "Give one of them another 'schema'.");
        }
    }

    StreamName NameOf(StreamDefinition stream, StreamTopic topic) => new(target, stream.Name, stream.Schema, topic.Name);

    async Task<List<LakeTable>> ShowAsync(IObjectStore lake, StreamDefinition stream, StreamTopic topic, CancellationToken cancel)
    {
        var table = new StreamTable(lake, delta, NameOf(stream, topic));
        await table.RefreshAsync(cancel).ConfigureAwait(false);
        var shown = new List<LakeTable>();
        if (table.Snapshot is not { } rows)
            return shown;
        shown.Add(await LakeReader.ShowAsync(lake, table.Rows, table.Name.InWarehouse, rows, cancel).ConfigureAwait(false));
        if (table.Quarantine is not { } quarantine)
            return shown;
        // What has no number was compacted: those records are old.
        var files = quarantine.Files.Where(file => !(RecordFile.SeqOf(file) > table.Seq));
        shown.Add(await LakeReader.ShowQuarantineAsync(lake, table.Rejects, table.Name.QuarantineInWarehouse, quarantine, files, table.Name.InWarehouse, cancel).ConfigureAwait(false));
        return shown;
    }
}
