using Mixdown.Data.Schemas;
using Mixdown.Delta.Actions;
using Mixdown.Delta.Schemas;

namespace Mixdown.Delta.Transactions;

/// <summary>Whether partition columns, and the values of files, are as readers need them. Pure.</summary>
static class PartitionRules
{
    /// <summary>What is wrong, for a person; null when nothing is.</summary>
    public static string? Check(TransactionContent content, TableMetaData metaData)
    {
        if (content.Snapshot is null || content.MetaData is not null)
        {
            if (CheckColumns(metaData, SchemaJson.Read(metaData.Schema)) is { } wrong)
                return wrong;
        }
        return metaData.PartitionColumns.IsEmpty ? null : CheckFiles(content, metaData);
    }

    static string? CheckColumns(TableMetaData metaData, ColumnList columns)
    {
        foreach (var name in metaData.PartitionColumns)
        {
            if (columns.FirstOrDefault(column => column.Name == name) is not { } column)
                return $"there is no column '{name}' to make partitions of";
            if (column.Type is DataType.Struct or DataType.List or DataType.Map)
                return $"the column '{name}' has parts, and cannot make partitions";
        }
        return columns.Count > 0 && metaData.PartitionColumns.Length >= columns.Count ? "a column has to be left that makes no partitions" : null;
    }

    static string? CheckFiles(TransactionContent content, TableMetaData metaData)
    {
        var columns = SchemaJson.Read(metaData.Schema);
        var isMapped = content.Snapshot?.Mapping is ColumnMappingMode.Name or ColumnMappingMode.Id;
        var names = metaData.PartitionColumns.Select(name => columns.First(column => column.Name == name))
            .Select(column => isMapped ? ColumnMapping.PhysicalName(column) : column.Name).ToList();
        return content.Added
            .Where(file => file.PartitionValues.Count != names.Count || !names.TrueForAll(file.PartitionValues.ContainsKey))
            .Select(file => $"the file {file.DataPath} does not say what its partition is: {string.Join(", ", names)}")
            .FirstOrDefault();
    }
}
