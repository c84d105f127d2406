using Mixdown.Data.Diagnostics;
using Mixdown.Data.Records;
using Mixdown.Data.Schemas;
using Mixdown.Data.Storage;
using Mixdown.Delta;
using Mixdown.Delta.Snapshots;
using Mixdown.Ingest.Records;

namespace Mixdown.Streams.Bronze;

/// <summary>The table of a topic and its quarantine, as of their last commits. The table is the checkpoint: how far each partition was
/// read stands in it, and nowhere else.</summary>
sealed class StreamTable
{
    readonly DeltaTable _rows;
    readonly DeltaTable _quarantine;

    public StreamTable(IObjectStore lake, DeltaOptions delta, StreamName name)
    {
        Name = name;
        _rows = new DeltaTable(lake, name.Path, delta);
        _quarantine = new DeltaTable(lake, name.QuarantinePath, delta);
    }

    public StreamName Name { get; }

    /// <summary>The table itself.</summary>
    public DeltaTable Rows => _rows;

    /// <summary>Its quarantine.</summary>
    public DeltaTable Rejects => _quarantine;

    /// <summary>The table as of its last commit; null before the first.</summary>
    public DeltaSnapshot? Snapshot { get; private set; }

    /// <summary>The quarantine as of its last commit; null before the first.</summary>
    public DeltaSnapshot? Quarantine { get; private set; }

    /// <summary>How many commits the stream has made.</summary>
    public long Seq => Snapshot?.TransactionOf(Name.CommitId) ?? 0;

    /// <summary>The columns that are fields of events; null while nothing has settled them: before the first row.</summary>
    public ColumnList? Fields => Snapshot is { Files.Count: > 0 } snapshot ? RecordColumns.FieldsOf(snapshot.Columns) : null;

    /// <summary>The offset that is read next, by partition; those of which nothing was ever read are not there.</summary>
    public IReadOnlyDictionary<int, long> Offsets => (Snapshot?.Transactions ?? [])
        .Where(application => Name.PartitionOf(application.AppId) is not null)
        .ToDictionary(application => Name.PartitionOf(application.AppId)!.Value, application => application.Version);

    /// <summary>Up to which offset the rejected records of a partition lie in quarantine: those of a commit that never came to its end
    /// are there already.</summary>
    public long RejectedUpTo(int partition) => Quarantine?.TransactionOf(Name.AppId(partition)) ?? 0;

    /// <summary>How often records were read again, those times among them that did not come to their end.</summary>
    public long Replays => Math.Max(Snapshot?.TransactionOf(Name.ReplayId) ?? 0, Quarantine?.TransactionOf(Name.ReplayId) ?? 0);

    /// <summary>Whether the quarantine may have records that are in the table: a process died while it read them again.</summary>
    public bool IsUnsettled => Quarantine is not null && Replays > (Quarantine.TransactionOf(Name.SettledId) ?? 0);

    /// <summary>Reads what is committed.</summary>
    /// <exception cref="MixdownException">A log is broken, or the table is another's (MX2404).</exception>
    public async Task RefreshAsync(CancellationToken cancel)
    {
        await RefreshRowsAsync(cancel).ConfigureAwait(false);
        await RefreshQuarantineAsync(cancel).ConfigureAwait(false);
    }

    /// <summary>Reads what is committed to the table.</summary>
    public async Task RefreshRowsAsync(CancellationToken cancel)
    {
        Snapshot = await LatestAsync(_rows, Snapshot, cancel).ConfigureAwait(false);
        if (Snapshot is not null && Snapshot.Columns.IndexOf(RecordColumns.Offset.Name) < 0)
            throw new MixdownException(new Diagnostic(
                "MX2404", $"the lake table {Name.Path} is not one of a stream", Hint: "Give the stream another schema: a topic's table has the topic's name."));
    }

    /// <summary>Reads what is committed to the quarantine.</summary>
    public async Task RefreshQuarantineAsync(CancellationToken cancel) =>
        Quarantine = await LatestAsync(_quarantine, Quarantine, cancel).ConfigureAwait(false);

    /// <summary>Where a partition stands, for messages.</summary>
    public TopicPartition Place(int partition) => new(Name.Topic, partition);

    static async Task<DeltaSnapshot?> LatestAsync(DeltaTable table, DeltaSnapshot? known, CancellationToken cancel) => known is null
        ? await table.FindAsync(cancel).ConfigureAwait(false)
        : await table.RefreshAsync(known, cancel).ConfigureAwait(false);
}
