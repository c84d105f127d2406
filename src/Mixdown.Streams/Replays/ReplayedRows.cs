using System.Globalization;
using Mixdown.Data.Schemas;
using Mixdown.Delta.Actions;
using Mixdown.Engines.DuckDb;
using Mixdown.Ingest.Evolution;
using Mixdown.Ingest.Records;
using Mixdown.Streams.Bronze;
using Mixdown.Streams.Intake;

namespace Mixdown.Streams.Replays;

/// <summary>Data files of records that were read again, which no log names yet, and the places of those records. What is in memory is
/// bounded by the size of a commit, and by 12 bytes a record.</summary>
/// <param name="lake">Where the files go.</param>
/// <param name="table">The table.</param>
/// <param name="intake">Parses the records.</param>
/// <param name="session">Of the engine in memory.</param>
sealed class ReplayedRows(StreamLake lake, StreamTable table, TopicIntake intake, DuckDbSession session)
{
    /// <summary>The table with partition <c>p</c> and offset <c>o</c> of all that were read again.</summary>
    public const string Keys = "temp.replayed";

    const string Quarantined = "temp.replayed_quarantined";

    readonly List<SchemaChange> _changes = [];

    /// <summary>The number of the commit that they will be in.</summary>
    public long Seq { get; } = table.Seq + 1;

    /// <summary>Data files for the table.</summary>
    public List<AddFile> Files { get; } = [];

    /// <summary>Data files for the quarantine.</summary>
    public List<AddFile> Rejects { get; } = [];

    /// <summary>Rows in <see cref="Files"/>.</summary>
    public long Rows { get; private set; }

    /// <summary>Records that were rejected.</summary>
    public long Rejected { get; private set; }

    /// <summary>The fields that the table has from now on; null before the first rows.</summary>
    public ColumnList? Fields { get; private set; }

    /// <summary>What is different in them.</summary>
    public IReadOnlyList<SchemaChange> Changes => _changes;

    /// <summary>Begins: learns which records are in quarantine already.</summary>
    public async Task BeginAsync(TableView view, CancellationToken cancel)
    {
        session.Execute($"create or replace temp table replayed (p integer, o bigint); create or replace temp table replayed_quarantined (p integer, o bigint)", cancel);
        if (table.Quarantine is not { Files.Count: > 0 } quarantine)
            return;
        var records = await view.RejectsAsync(quarantine, quarantine.Files, cancel).ConfigureAwait(false);
        session.Execute($"insert into {Quarantined} select distinct _mx_partition, _mx_offset from {records}", cancel);
    }

    /// <summary>Writes what was parsed so far.</summary>
    public async Task WriteAsync(CancellationToken cancel)
    {
        intake.Seal();
        while (intake.Next is { } waiting)
        {
            if (waiting.Content.Rows > 0)
                await RowsAsync(waiting, cancel).ConfigureAwait(false);
            if (waiting.Content.Rejected > 0)
                await RejectsAsync(waiting, cancel).ConfigureAwait(false);
            intake.Done(session);
        }
    }

    async Task RowsAsync(WaitingRows waiting, CancellationToken cancel)
    {
        var content = waiting.Content;
        var columns = RecordColumns.TableOf(content.Fields);
        Files.Add((await new DataFile(lake, session).WriteAsync(waiting.Select(table.Name, lake.LoadId, Seq), table.Name.Path, columns, Seq, cancel).ConfigureAwait(false)).File);
        (Rows, Fields) = (Rows + content.Rows, content.Fields);
        _changes.AddRange(content.Changes);
        Note(waiting.Table, cancel);
    }

    /// <summary>Those that lie in quarantine already stay there as they are.</summary>
    async Task RejectsAsync(WaitingRows waiting, CancellationToken cancel)
    {
        Rejected += waiting.Content.Rejected;
        Note(waiting.Rejects, cancel);
        var news = string.Create(
            CultureInfo.InvariantCulture,
            $"select n.* from ({waiting.SelectRejects(lake.LoadId, Seq, lake.Now, _ => 0)}) n where not exists (select 1 from {Quarantined} k where k.p = n._mx_partition and k.o = n._mx_offset)");
        if ((long)session.Query($"select count(*) from ({news})", cancel).Rows[0][0]! > 0)
            Rejects.Add((await new DataFile(lake, session).WriteAsync(news, table.Name.QuarantinePath, RejectedRecords.TableColumns, Seq, cancel).ConfigureAwait(false)).File);
    }

    void Note(string from, CancellationToken cancel) => session.Execute($"insert into {Keys} select _mx_partition, _mx_offset from {from}", cancel);
}
