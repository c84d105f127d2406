using Mixdown.Data.Schemas;
using Mixdown.Ingest.Evolution;

namespace Mixdown.Ingest.Records;

/// <summary>The columns of a table of records: those of the events' fields first, then the log's and ours.</summary>
public static class RecordColumns
{
    /// <summary>The topic.</summary>
    public static readonly Column Topic = new("_mx_topic", DataType.Text);

    /// <summary>The partition.</summary>
    public static readonly Column Partition = new("_mx_partition", new DataType.Integer(32));

    /// <summary>The place of the record in its partition.</summary>
    public static readonly Column Offset = new("_mx_offset", DataType.Int64);

    /// <summary>When the event happened; NULL where that cannot be told.</summary>
    public static readonly Column EventTime = new("_mx_event_time", DataType.Instant);

    /// <summary>When the log took the record.</summary>
    public static readonly Column Timestamp = new("_mx_timestamp", DataType.Instant);

    /// <summary>The record's key; bytes that are no text stand as <c>\x</c> and hexadecimal digits.</summary>
    public static readonly Column Key = new("_mx_key", DataType.Text);

    /// <summary>Which process brought the row.</summary>
    public static readonly Column LoadId = new(Bronze.RowLineage.LoadId, DataType.Text);

    /// <summary>The number of the commit that brought it.</summary>
    public static readonly Column Seq = new(Bronze.RowLineage.Seq, DataType.Int64);

    /// <summary>When it was read.</summary>
    public static readonly Column IngestedAt = new(Bronze.RowLineage.IngestedAt, DataType.Instant);

    /// <summary>What had no column, as JSON.</summary>
    public static readonly Column Rescued = new(Bronze.RowLineage.Rescued, DataType.Text);

    /// <summary>All of them, in their order behind the fields.</summary>
    public static readonly ColumnList Lineage = new(Topic, Partition, Offset, EventTime, Timestamp, Key, LoadId, Seq, IngestedAt, Rescued);

    /// <summary>The columns of a table that are fields of events.</summary>
    public static ColumnList FieldsOf(ColumnList table) => new([.. table.Where(column => Lineage.IndexOf(column.Name) < 0)]);

    /// <summary>A table with these fields.</summary>
    public static ColumnList TableOf(ColumnList fields) => new([.. fields, .. Lineage]);

    /// <summary>The word for a type in the project file and in messages.</summary>
    public static string WordOf(DataType type) => TypeWords.Of(type);
}
