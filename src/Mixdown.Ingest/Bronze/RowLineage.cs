using Mixdown.Data.Schemas;

namespace Mixdown.Ingest.Bronze;

/// <summary>The columns by which a row of the lake is followed to its source.</summary>
static class RowLineage
{
    public const string LoadId = "_mx_load_id";
    public const string Seq = "_mx_seq";
    public const string File = "_mx_file";
    public const string Row = "_mx_row";
    public const string IngestedAt = "_mx_ingested_at";
    public const string Rescued = "_mx_rescued";

    /// <summary>Names that start so are ours.</summary>
    public const string Prefix = "_mx_";

    /// <summary>Those that the readers of a source fill, after the file's own.</summary>
    public static readonly ColumnList Read = new(new Column(Row, DataType.Int64), new Column(Rescued, DataType.Text));

    /// <summary>What happened to the row at its source: <c>i</c> inserted, <c>u</c> updated, <c>d</c> deleted, <c>t</c> all rows
    /// deleted. Only in tables whose source says so; it comes after <see cref="Read"/>.</summary>
    public static readonly Column Operation = new("_mx_op", DataType.Text);

    /// <summary>Names of columns, as a JSON list, whose values did not change in an update and were not told by the source: they are
    /// those of the row before. Only in tables whose source leaves such values out; it comes after <see cref="Operation"/>.</summary>
    public static readonly Column Unchanged = new("_mx_unchanged", DataType.Text);

    /// <summary>Those that have one value in a data file, since a data file holds rows of one source file and one run.</summary>
    public static readonly ColumnList Constants = new(
        new Column(File, DataType.Text),
        new Column(LoadId, DataType.Text),
        new Column(Seq, DataType.Int64),
        new Column(IngestedAt, DataType.Instant));

    /// <summary>The place of an element in its list, from 0; with <c>_LIST</c> behind it, that of a list around it.</summary>
    public const string Index = "_mx_index";

    /// <summary>Before a key of the record that an element comes from.</summary>
    public const string Parent = "_mx_parent_";

    /// <summary>Whether a column is one that every table has. Those of elements come and stay as the columns of a file do.</summary>
    public static bool Has(Column column) =>
        column.Name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
        && !column.Name.StartsWith(Index, StringComparison.OrdinalIgnoreCase)
        && !column.Name.StartsWith(Parent, StringComparison.OrdinalIgnoreCase);
}
