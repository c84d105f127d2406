using Mixdown.Data.Schemas;

namespace Mixdown.Delta.Checkpoints;

/// <summary>The columns of checkpoint files, typed as the protocol types them.</summary>
public static class CheckpointColumns
{
    static readonly DataType Flag = new DataType.Boolean();
    static readonly DataType Version = new DataType.Integer(32);
    static readonly DataType Texts = new DataType.List(DataType.Text);
    static readonly DataType TextMap = new DataType.Map(DataType.Text, DataType.Text);

    static readonly Column DeletedRows = Struct(
        "deletionVector",
        ("storageType", DataType.Text), ("pathOrInlineDv", DataType.Text), ("offset", Version), ("sizeInBytes", Version),
        ("cardinality", DataType.Int64));

    static readonly Column Transaction = Struct(
        "txn", ("appId", DataType.Text), ("version", DataType.Int64), ("lastUpdated", DataType.Int64));

    static readonly Column Add = Struct(
        "add",
        ("path", DataType.Text), ("partitionValues", TextMap), ("size", DataType.Int64), ("modificationTime", DataType.Int64),
        ("dataChange", Flag), ("stats", DataType.Text), ("tags", TextMap),
        (DeletedRows.Name, DeletedRows.Type));

    static readonly Column Remove = Struct(
        "remove",
        ("path", DataType.Text), ("deletionTimestamp", DataType.Int64), ("dataChange", Flag), ("extendedFileMetadata", Flag),
        ("partitionValues", TextMap), ("size", DataType.Int64), (DeletedRows.Name, DeletedRows.Type));

    static readonly Column Format = Struct("format", ("provider", DataType.Text), ("options", TextMap));

    static readonly Column MetaData = Struct(
        "metaData",
        ("id", DataType.Text), ("name", DataType.Text), ("description", DataType.Text), (Format.Name, Format.Type),
        ("schemaString", DataType.Text), ("partitionColumns", Texts), ("configuration", TextMap), ("createdTime", DataType.Int64));

    static readonly Column Protocol = Struct(
        "protocol",
        ("minReaderVersion", Version), ("minWriterVersion", Version), ("readerFeatures", Texts), ("writerFeatures", Texts));

    static readonly Column Domain = Struct(
        "domainMetadata", ("domain", DataType.Text), ("configuration", DataType.Text), ("removed", Flag));

    static readonly Column Sidecar = Struct(
        "sidecar", ("path", DataType.Text), ("sizeInBytes", DataType.Int64), ("modificationTime", DataType.Int64), ("tags", TextMap));

    static readonly Column Header = Struct("checkpointMetadata", ("version", DataType.Int64), ("tags", TextMap));

    /// <summary>A checkpoint in one file, with one struct column for each kind of action; a row has exactly one of them.</summary>
    public static ColumnList Classic { get; } = new(Transaction, Add, Remove, MetaData, Protocol, Domain);

    /// <summary>As <see cref="Classic"/>, with the row that says that it is one of version 2.</summary>
    public static ColumnList Version2 { get; } = new(Classic.Append(Header));

    /// <summary>What a checkpoint of any kind may have: one in one file, one of its parts, or a file of version 2 that names others
    /// (sidecars) with the data files in them.</summary>
    public static ColumnList Any { get; } = new(Classic.Append(Sidecar).Append(Header));

    static Column Struct(string name, params IEnumerable<(string Name, DataType Type)> fields) =>
        new(name, new DataType.Struct(new ColumnList(fields.Select(field => new Column(field.Name, field.Type)))));
}
