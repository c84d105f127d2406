using Mixdown.Data.Records;
using Mixdown.Data.Schemas;
using Mixdown.Engines.DuckDb;
using Mixdown.Ingest.Records;
using Mixdown.Streams.Bronze;
using Mixdown.Streams.Running;
using Mixdown.Streams.Settings;

namespace Mixdown.Streams.Intake;

/// <summary>The way of a topic's records from a batch to rows that wait for their commit. One thread fills it; another may commit what is
/// sealed.</summary>
/// <param name="shop">What it works with.</param>
/// <param name="stream">The stream.</param>
/// <param name="topic">The topic.</param>
/// <param name="columns">Its columns.</param>
sealed class TopicIntake(StreamWorkshop shop, StreamDefinition stream, StreamTopic topic, TopicColumns columns)
{
    /// <summary>Records of a new table that are kept to learn from: as many as make any column known.</summary>
    const long LearningBytes = 16L << 20;

    readonly RecordCopies _first = new();
    readonly Lock _gate = new();
    readonly Dictionary<int, long> _positions = [];
    readonly Queue<(RowBuffer Buffer, WaitingRows Rows)> _sealed = [];
    RowBuffer? _buffer;
    int _buffers;

    /// <summary>Bytes of records that are not sealed.</summary>
    public long Bytes => _buffer?.Bytes ?? 0;

    /// <summary>Whether anything is not sealed.</summary>
    public bool HasOpen => _buffer is { IsEmpty: false };

    /// <summary>The rows that are to be committed next; null when none are sealed.</summary>
    public WaitingRows? Next
    {
        get
        {
            lock (_gate)
                return _sealed.TryPeek(out var next) ? next.Rows : null;
        }
    }

    /// <summary>Notes where a partition is read first.</summary>
    public void Begin(int partition, long offset) => _positions[partition] = offset;

    /// <summary>Notes that records are lost.</summary>
    public void Skip(LogGap gap) => Move(Open(), gap.Partition, gap.Next, 0).Skip(gap);

    /// <summary>Parses records.</summary>
    /// <param name="session">Of the engine.</param>
    /// <param name="batches">The records, those of a partition in their order.</param>
    /// <param name="rejected">Records that could not even be decoded.</param>
    /// <param name="cancel">Stops it.</param>
    public ParsedRows Parse(DuckDbSession session, IReadOnlyList<RecordBatch> batches, RejectedRecords rejected, CancellationToken cancel)
    {
        var now = shop.Clock.GetUtcNow();
        var (rows, misfits) = columns.IsSettled ? ParseSettled(session, batches, rejected, now, cancel) : ParseFirst(session, batches, rejected, now, cancel);
        var buffer = Open();
        buffer.Append(session, rejected, cancel);
        foreach (var batch in batches)
            Move(buffer, batch.Source.Partition, batch.NextOffset, batch.Bytes);
        return new ParsedRows(buffer.Table, buffer.Rows - rows, rows, rejected.Count, misfits);
    }

    /// <summary>Closes what is there for a commit; later rows go into another table.</summary>
    public void Seal()
    {
        if (_buffer is not { IsEmpty: false } buffer)
            return;
        if (buffer.Rows > 0)
            Settle();
        var content = new TopicRows(buffer.Spans, buffer.Fields ?? columns.Fields)
        {
            Rows = buffer.Rows,
            Rejected = buffer.Rejected,
            Bytes = buffer.Bytes,
            Changes = columns.TakeChanges(),
            Gaps = buffer.Gaps,
        };
        lock (_gate)
            _sealed.Enqueue((buffer, new WaitingRows(content, buffer.Table, buffer.Rejects)));
        _buffer = null;
    }

    /// <summary>Forgets the rows that were next: they are committed.</summary>
    public void Done(DuckDbSession session)
    {
        RowBuffer done;
        lock (_gate)
            done = _sealed.Dequeue().Buffer;
        done.Drop(session);
    }

    (long Rows, long Misfits) ParseSettled(DuckDbSession session, IReadOnlyList<RecordBatch> batches, RejectedRecords rejected, DateTimeOffset now, CancellationToken cancel)
    {
        if (!columns.Evolves)
            return Append(session, batches, rejected, now, cancel);
        var (before, undecoded) = (Shaped(session, cancel).Rows, rejected.Count);
        session.Begin();
        var (rows, misfits) = Append(session, batches, rejected, now, cancel);
        if (misfits == 0 || !columns.Learn(batches))
        {
            session.Commit();
            return (rows, misfits);
        }
        // They brought columns: parsed again, they are in them from the first row on.
        session.Rollback();
        _buffer!.Forget(before);
        rejected.KeepFirst(undecoded);
        if (_buffer.Fields!.Any(field => columns.Fields[columns.Fields.IndexOf(field.Name)].Type != field.Type))
            Seal();
        return Append(session, batches, rejected, now, cancel);
    }

    /// <summary>While the columns are open, all records so far are parsed anew whenever they become others.</summary>
    (long Rows, long Misfits) ParseFirst(DuckDbSession session, IReadOnlyList<RecordBatch> batches, RejectedRecords rejected, DateTimeOffset now, CancellationToken cancel)
    {
        if (columns.Learn(batches) && _first.Batches.Count > 0)
        {
            Open().Unshape(session, cancel);
            Append(session, _first.Batches, new RejectedRecords(), now, cancel);
        }
        foreach (var batch in batches)
            _first.Add(batch);
        var parsed = Append(session, batches, rejected, now, cancel);
        if (_first.Bytes > LearningBytes)
            Settle();
        return parsed;
    }

    (long Rows, long Misfits) Append(DuckDbSession session, IReadOnlyList<RecordBatch> batches, RejectedRecords rejected, DateTimeOffset now, CancellationToken cancel)
    {
        var buffer = Shaped(session, cancel);
        var part = new RecordRows(topic.Rows, columns.Fields, batches, rejected);
        return (buffer.Append(session, part, now, cancel), part.Misfits);
    }

    /// <summary>The open buffer, with the columns of now.</summary>
    RowBuffer Shaped(DuckDbSession session, CancellationToken cancel)
    {
        var buffer = Open();
        if (buffer.Fields is null || !buffer.Fields.Equals(columns.Fields))
            buffer.Shape(session, columns.Fields, cancel);
        return buffer;
    }

    void Settle()
    {
        columns.Settle();
        _first.Clear();
    }

    RowBuffer Open() => _buffer ??= new RowBuffer(shop.Memory, topic, FormattableString.Invariant($"{stream.Name}.{topic.Name} {++_buffers}"));

    RowBuffer Move(RowBuffer buffer, int partition, long next, long bytes)
    {
        // A gap is noted before the records of its tick, of which some may lie before it.
        next = Math.Max(next, _positions[partition]);
        buffer.Move(partition, _positions[partition], next, bytes);
        _positions[partition] = next;
        return buffer;
    }
}
