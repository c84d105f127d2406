using Mixdown.Data.Diagnostics;
using Mixdown.Data.Records;
using Mixdown.Data.Schemas;
using Mixdown.Ingest.Evolution;
using Mixdown.Ingest.Records;
using Mixdown.Streams.Bronze;
using Mixdown.Streams.Settings;

namespace Mixdown.Streams.Intake;

/// <summary>The columns of a topic's table. They are open until its first rows are on their way into the table, since one event says
/// little; from then on they are as the contract says.</summary>
sealed class TopicColumns
{
    readonly StreamTopic _topic;
    RecordShape _shape;
    List<SchemaChange> _changes = [];

    /// <exception cref="MixdownException">MX2408: a declared type is not that of the table.</exception>
    public TopicColumns(StreamTopic topic, StreamTable table)
    {
        _topic = topic;
        _shape = new RecordShape(topic.Rows);
        IsSettled = table.Fields is not null;
        Fields = _shape.Fields(table.Fields, _changes);
        var wrong = RecordShape.Contradictions(topic.Rows, Fields).Select(found => OtherType(found.Declared.Name, found.Declared.Type, found.Column.Type, found.Declared.At)).ToList();
        if (wrong.Count > 0)
            throw new MixdownException(wrong);
    }

    /// <summary>Whether a column's type cannot change any more.</summary>
    public bool IsSettled { get; private set; }

    /// <summary>The fields that are columns now.</summary>
    public ColumnList Fields { get; private set; }

    /// <summary>Whether fields that come later become columns.</summary>
    public bool Evolves => _topic.Rows.Unknown == UnknownFields.Evolve;

    /// <summary>Learns from records.</summary>
    /// <returns>Whether the columns are others now.</returns>
    public bool Learn(IEnumerable<RecordBatch> batches)
    {
        foreach (var batch in batches)
            _shape.Look(batch);
        var fields = _shape.Fields(IsSettled ? Fields : null, _changes);
        var isNew = !fields.Equals(Fields);
        Fields = fields;
        return isNew;
    }

    /// <summary>Closes the columns: rows are on their way into the table.</summary>
    public void Settle()
    {
        if (IsSettled)
            return;
        IsSettled = true;
        _shape = new RecordShape(_topic.Rows);
    }

    /// <summary>What changed since the last call, in a table that has rows.</summary>
    public IReadOnlyList<SchemaChange> TakeChanges()
    {
        var changes = _changes;
        _changes = [];
        return changes;
    }

    static Diagnostic OtherType(string column, DataType declared, DataType there, SourceSpan at) => new(
        "MX2408", $"column '{column}' is {RecordColumns.WordOf(there)} in the lake and declared {RecordColumns.WordOf(declared)}", at,
        "Types are settled by a table's first rows. Correct the declaration, or give the stream another schema and read its log from the start.");
}
