using Mixdown.Data.Naming;
using Mixdown.Data.Schemas;
using Mixdown.Engines.DuckDb;
using Mixdown.Engines.DuckDb.Memory;
using Mixdown.Ingest.Records;
using Mixdown.Streams.Bronze;
using Mixdown.Streams.Settings;

namespace Mixdown.Streams.Intake;

/// <summary>Rows of a topic in memory, from one commit to the next.</summary>
sealed class RowBuffer
{
    static readonly ColumnList Kept = new(
        RecordColumns.Partition, RecordColumns.Offset, RecordColumns.EventTime, RecordColumns.Timestamp, RecordColumns.Key, RecordColumns.IngestedAt, RecordColumns.Rescued);

    readonly DuckDbMemory _memory;
    readonly StreamTopic _topic;
    readonly Dictionary<int, OffsetSpan> _spans = [];
    readonly List<LogGap> _gaps = [];

    /// <param name="memory">The engine.</param>
    /// <param name="topic">The topic.</param>
    /// <param name="name">A name for its tables that no other buffer has.</param>
    public RowBuffer(DuckDbMemory memory, StreamTopic topic, string name)
    {
        (_memory, _topic) = (memory, topic);
        Table = new SqlIdentifier(name).ToString();
        Rejects = new SqlIdentifier(name + " rejected").ToString();
    }

    /// <summary>The table, quoted.</summary>
    public string Table { get; }

    /// <summary>The table of rejected records, quoted.</summary>
    public string Rejects { get; }

    /// <summary>The events' columns of <see cref="Table"/>; null while it is not there.</summary>
    public ColumnList? Fields { get; private set; }

    /// <summary>Rows in it.</summary>
    public long Rows { get; private set; }

    /// <summary>Records in <see cref="Rejects"/>.</summary>
    public long Rejected { get; private set; }

    /// <summary>Bytes of the records.</summary>
    public long Bytes { get; private set; }

    /// <summary>Whether there is anything to commit: offsets that moved.</summary>
    public bool IsEmpty => _spans.Count == 0;

    /// <summary>The offsets that were gone over.</summary>
    public IReadOnlyDictionary<int, OffsetSpan> Spans => _spans;

    /// <summary>Where the log had no records any more.</summary>
    public IReadOnlyList<LogGap> Gaps => _gaps;

    /// <summary>Notes that a partition was read on.</summary>
    public void Move(int partition, long from, long next, long bytes)
    {
        _spans[partition] = _spans.TryGetValue(partition, out var span) ? span with { Next = next } : new OffsetSpan(from, next);
        Bytes += bytes;
    }

    /// <summary>Notes that records are lost.</summary>
    public void Skip(LogGap gap) => _gaps.Add(gap);

    /// <summary>Makes the table, or gives it columns that it lacks. Only while it has no rows may a column have another type.</summary>
    public void Shape(DuckDbSession session, ColumnList fields, CancellationToken cancel)
    {
        if (Rows == 0)
            Unshape(session, cancel);
        if (Fields is null)
            session.Execute($"create table {Table} ({string.Join(", ", fields.Concat(Kept).Select(Definition))})", cancel);
        else
            foreach (var added in fields.Where(field => Fields.IndexOf(field.Name) < 0))
                session.Execute($"alter table {Table} add column {Definition(added)}", cancel);
        Fields = fields;
    }

    /// <summary>Takes the table away, to be made anew: other types.</summary>
    public void Unshape(DuckDbSession session, CancellationToken cancel)
    {
        if (Fields is not null)
            session.Execute($"drop table {Table}", cancel);
        (Fields, Rows) = (null, 0);
    }

    /// <summary>Takes note that rows were rolled back.</summary>
    public void Forget(long rowsBefore) => Rows = rowsBefore;

    /// <summary>Parses records into the table.</summary>
    /// <returns>How many rows they became.</returns>
    public long Append(DuckDbSession session, RecordRows part, DateTimeOffset now, CancellationToken cancel)
    {
        var fields = Fields!;
        var columns = fields.Concat(Kept).ToList();
        var names = string.Join(", ", columns.Select(Name));
        var values = string.Join(", ", columns.Select(column => column switch
        {
            _ when column == RecordColumns.EventTime => EventTimeSql.Of(_topic.EventTime, fields),
            _ when column == RecordColumns.IngestedAt => "$1::timestamptz",
            _ => Name(column),
        }));
        var rows = _memory.Read(session, part, from => $"insert into {Table} ({names}) select {values} from {from}", [now], cancel);
        Rows += rows;
        return rows;
    }

    /// <summary>Keeps rejected records beside the rows.</summary>
    public void Append(DuckDbSession session, RejectedRecords rejected, CancellationToken cancel)
    {
        if (rejected.Count == 0)
            return;
        var verb = Rejected == 0 ? $"create table {Rejects} as" : $"insert into {Rejects}";
        _memory.Read(session, rejected.Part, from => $"{verb} select * from {from}", [], cancel);
        Rejected += rejected.Count;
    }

    /// <summary>Forgets everything.</summary>
    public void Drop(DuckDbSession session) =>
        session.Execute($"drop table if exists {Table}; drop table if exists {Rejects}", CancellationToken.None);

    static string Definition(Column column) => $"{Name(column)} {LakeTypes.Sql(column.Type)}";

    static string Name(Column column) => new SqlIdentifier(column.Name).ToString();
}
