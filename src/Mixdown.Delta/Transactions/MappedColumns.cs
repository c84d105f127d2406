using System.Collections.Immutable;
using System.Globalization;
using Mixdown.Data.Schemas;
using Mixdown.Delta.Actions;
using Mixdown.Delta.Schemas;
using Mixdown.Delta.Snapshots;

namespace Mixdown.Delta.Transactions;

/// <summary>Gives columns that a table with column mapping did not have their physical names and ids.</summary>
/// <param name="newId">Makes names that no column ever had.</param>
sealed class MappedColumns(Func<Guid> newId)
{
    const string MaxIdSetting = "delta.columnMapping.maxColumnId";

    int _maxId;

    /// <summary>The metadata of the table with new columns.</summary>
    public TableMetaData Apply(DeltaSnapshot table, TableMetaData metaData, ColumnList columns)
    {
        _maxId = Math.Max(Greatest(table.Columns), Setting(metaData));
        var mapped = Map(columns, table.Columns);
        return metaData with
        {
            Schema = SchemaJson.Write(mapped, metaData.Schema),
            Configuration = metaData.Configuration.SetItem(MaxIdSetting, _maxId.ToString(CultureInfo.InvariantCulture)),
        };
    }

    ColumnList Map(ColumnList columns, ColumnList before) => new(columns.Select(column =>
        before.FirstOrDefault(old => old.Name == column.Name) is { } old
            ? column with { Type = Map(column.Type, old.Type), Metadata = old.Metadata.SetItems(column.Metadata) }
            : New(column)));

    DataType Map(DataType type, DataType? before) => (type, before) switch
    {
        (DataType.Struct nested, _) => new DataType.Struct(Map(nested.Fields, before is DataType.Struct old ? old.Fields : new ColumnList())),
        (DataType.List list, _) => list with { Element = Map(list.Element, (before as DataType.List)?.Element) },
        (DataType.Map map, _) => map with { Key = Map(map.Key, (before as DataType.Map)?.Key), Value = Map(map.Value, (before as DataType.Map)?.Value) },
        _ => type,
    };

    Column New(Column column)
    {
        var id = ++_maxId;
        return column with
        {
            Type = Map(column.Type, null),
            Metadata = column.Metadata
                .SetItem(ColumnMapping.IdFact, id.ToString(CultureInfo.InvariantCulture))
                .SetItem(ColumnMapping.PhysicalNameFact, $"col-{newId()}"),
        };
    }

    static int Setting(TableMetaData metaData) =>
        int.TryParse(metaData.Configuration.GetValueOrDefault(MaxIdSetting), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;

    static int Greatest(ColumnList columns) =>
        columns.Select(column => Math.Max(ColumnMapping.FieldId(column) ?? 0, Greatest(column.Type))).DefaultIfEmpty().Max();

    static int Greatest(DataType type) => type switch
    {
        DataType.Struct nested => Greatest(nested.Fields),
        DataType.List list => Greatest(list.Element),
        DataType.Map map => Math.Max(Greatest(map.Key), Greatest(map.Value)),
        _ => 0,
    };
}
