using System.Diagnostics.CodeAnalysis;
using Mixdown.Ingest.Sources.PostgresCdc.Protocol;
using NpgsqlTypes;

namespace Mixdown.Ingest.Sources.PostgresCdc.Changes;

/// <summary>A stretch of the log, sorted by table: whole transactions in the order in which they were committed.</summary>
/// <param name="tables">The tables that are wanted: from <c>schema.table</c> to the number of the relation that is called so now. What
/// another one was told under that name is not about them.</param>
/// <param name="file">Takes what does not stay in memory.</param>
sealed class LogBatch(IReadOnlyDictionary<string, uint> tables, SpillFile file)
{
    readonly Dictionary<string, LoggedTable> _tables = new(StringComparer.Ordinal);
    readonly Dictionary<uint, LoggedTable> _relations = [];
    byte[] _begin = [];
    long _transaction;

    /// <summary>Whoever goes on from there meets nothing of this batch again, and misses nothing after it.</summary>
    public NpgsqlLogSequenceNumber End { get; private set; }

    /// <summary>Whether a transaction has begun and not ended.</summary>
    public bool IsInTransaction { get; private set; }

    /// <summary>Changes of wanted tables so far.</summary>
    public long Rows { get; private set; }

    /// <summary>Bytes of them.</summary>
    public long Bytes { get; private set; }

    /// <summary>What it says of a table; false when that has no changes.</summary>
    public bool TryGet(string place, [NotNullWhen(true)] out LoggedTable? table) => _tables.TryGetValue(place, out table);

    /// <summary>Says that everything before a place of the log has come.</summary>
    public void Reach(NpgsqlLogSequenceNumber end) => End = end > End ? end : End;

    /// <summary>Takes the next message.</summary>
    public void Add(ReadOnlySpan<byte> message)
    {
        switch (message[0])
        {
            case MessageKind.Begin:
                Begin(message);
                break;
            case MessageKind.Commit:
                IsInTransaction = false;
                Reach(CommitMessage.Read(message).EndLsn);
                break;
            case MessageKind.Relation:
                AddRelation(message);
                break;
            case MessageKind.Insert or MessageKind.Update or MessageKind.Delete:
                AddRow(Relation.IdOf(message), message);
                break;
            case MessageKind.Truncate:
                foreach (var relation in TruncateMessage.Read(message).Relations)
                    AddRow(relation, message);
                break;
            case MessageKind.Type or MessageKind.Origin or MessageKind.Message:
                break;
            case var kind:
                throw CdcFaults.Malformed($"there is no message of the kind {kind}");
        }
    }

    void Begin(ReadOnlySpan<byte> message)
    {
        IsInTransaction = true;
        _transaction++;
        if (_begin.Length != message.Length)
            _begin = new byte[message.Length];
        message.CopyTo(_begin);
    }

    void AddRelation(ReadOnlySpan<byte> message)
    {
        var relation = Relation.Read(message);
        var place = $"{relation.Schema}.{relation.Name}";
        _relations.Remove(relation.Id);
        if (!tables.TryGetValue(place, out var wanted) || wanted != relation.Id)
            return;
        if (!_tables.TryGetValue(place, out var table))
            _tables.Add(place, table = new LoggedTable(file));
        table.Add(relation, message);
        _relations.Add(relation.Id, table);
    }

    void AddRow(uint relation, ReadOnlySpan<byte> message)
    {
        if (!_relations.TryGetValue(relation, out var table))
            return;
        if (table.Transaction != _transaction)
        {
            table.Transaction = _transaction;
            table.Changes.Add(_begin, isRow: false);
        }
        table.Changes.Add(message, isRow: true);
        Rows++;
        Bytes += message.Length;
    }
}
