using System.Globalization;
using Mixdown.Data.Schemas;
using Mixdown.Delta.Actions;
using Mixdown.Delta.Snapshots;

namespace Mixdown.Delta.Schemas;

/// <summary>What columns are called inside data files, partition values and statistics.</summary>
public static class ColumnMapping
{
    const string ModeSetting = "delta.columnMapping.mode";
    internal const string PhysicalNameFact = "delta.columnMapping.physicalName";
    internal const string IdFact = "delta.columnMapping.id";

    /// <summary>The name in files, in partition values and in statistics. That of the column where no other was given.</summary>
    public static string PhysicalName(Column column) => column.Metadata.GetValueOrDefault(PhysicalNameFact) ?? column.Name;

    /// <summary>The id in the schema of files; null where none was given.</summary>
    public static int? FieldId(Column column) =>
        column.Metadata.GetValueOrDefault(IdFact) is { } text && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    /// <summary>The columns, and those inside them, by their physical names.</summary>
    public static ColumnList Physical(ColumnList columns) =>
        new(columns.Select(column => column with { Name = PhysicalName(column), Type = Physical(column.Type) }));

    /// <summary>A mode counts only where the protocol says that there may be one.</summary>
    /// <exception cref="Mixdown.Data.Diagnostics.MixdownException">MX2851: the mode is unknown, or a column lacks its name or id.</exception>
    internal static ColumnMappingMode Of(TableProtocol protocol, TableMetaData metaData, ColumnList columns)
    {
        var mode = IsSupported(protocol) ? metaData.Configuration.GetValueOrDefault(ModeSetting) : null;
        if (mode is null or "none")
            return ColumnMappingMode.None;
        if (mode is not ("name" or "id"))
            throw DeltaErrors.BrokenMapping($"the mode '{mode}' is none of none, name and id");
        if (Missing(columns, "") is { } column)
            throw DeltaErrors.BrokenMapping($"the column '{column}' has no physical name, or no id");
        return mode == "id" ? ColumnMappingMode.Id : ColumnMappingMode.Name;
    }

    static bool IsSupported(TableProtocol protocol) =>
        protocol.HasReaderFeatures ? protocol.ReaderFeatures.Contains(ReaderFeatures.ColumnMapping) : protocol.Reader == 2;

    /// <summary>The first column, or field of one, that could not be found in a file.</summary>
    static string? Missing(ColumnList columns, string path) => columns
        .Select(column => !column.Metadata.ContainsKey(PhysicalNameFact) || FieldId(column) is null
            ? path + column.Name : Missing(column.Type, path + column.Name + "."))
        .FirstOrDefault(missing => missing is not null);

    static string? Missing(DataType type, string path) => type switch
    {
        DataType.Struct nested => Missing(nested.Fields, path),
        DataType.List list => Missing(list.Element, path),
        DataType.Map map => Missing(map.Key, path) ?? Missing(map.Value, path),
        _ => null,
    };

    static DataType Physical(DataType type) => type switch
    {
        DataType.Struct nested => new DataType.Struct(Physical(nested.Fields)),
        DataType.List list => list with { Element = Physical(list.Element) },
        DataType.Map map => map with { Key = Physical(map.Key), Value = Physical(map.Value) },
        _ => type,
    };
}
