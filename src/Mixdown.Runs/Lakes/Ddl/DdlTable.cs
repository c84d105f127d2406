using System.Collections.Immutable;
using Mixdown.Data.Naming;
using Mixdown.Data.Schemas;
using Mixdown.Delta.Snapshots;

namespace Mixdown.Runs.Lakes.Ddl;

/// <summary>A table of the lake as another engine has to be told of it.</summary>
/// <param name="Name">Schema and table.</param>
/// <param name="Columns">All columns, those of partitions among them.</param>
/// <param name="Location">Its folder: an absolute path, or a URL such as <c>s3://bucket/lake/bronze/t</c>.</param>
public sealed record DdlTable(TableName Name, ColumnList Columns, string Location)
{
    /// <summary>The partition columns, in order.</summary>
    public IReadOnlyList<string> PartitionColumns { get; init; } = [];

    /// <summary>The values of each partition that has rows, in the order of its columns; null is NULL.</summary>
    public IReadOnlyList<IReadOnlyList<string?>> Partitions { get; init; } = [];

    /// <summary>Whether other machines can reach it.</summary>
    public bool IsRemote => Location.Contains("://", StringComparison.Ordinal);

    internal static DdlTable Of(TableName name, string root, DeltaSnapshot snapshot)
    {
        var columns = snapshot.MetaData.PartitionColumns;
        return new DdlTable(name, snapshot.Columns, $"{root.TrimEnd('/')}/{name.Schema}/{name.Table}")
        {
            PartitionColumns = columns,
            Partitions = columns.IsEmpty ? [] : Values(snapshot, columns),
        };
    }

    static List<IReadOnlyList<string?>> Values(DeltaSnapshot snapshot, ImmutableArray<string> columns) =>
    [
        .. snapshot.Files
            .Select(file => columns.Select(column => file.PartitionValues.GetValueOrDefault(column) is { Length: > 0 } value ? value : null).ToList())
            .DistinctBy(values => string.Join('\0', values))
            .OrderBy(values => string.Join('\0', values), StringComparer.Ordinal),
    ];
}
