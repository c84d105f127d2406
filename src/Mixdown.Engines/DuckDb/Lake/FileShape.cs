using Mixdown.Data.Schemas;
using Mixdown.Delta.Schemas;

namespace Mixdown.Engines.DuckDb.Lake;

/// <summary>The schema of a data file.</summary>
/// <param name="Fields">Its columns.</param>
sealed record FileShape(IReadOnlyList<ParquetField> Fields)
{
    /// <summary>Whether the writer gave ids: a file without any can only be read by names.</summary>
    bool HasIds { get; } = Fields.Any(HasId);

    /// <summary>A column of the table, or a field of one, among fields of this file; null where the file does not have it.</summary>
    public ParquetField? Find(IReadOnlyList<ParquetField> fields, Column column, ColumnMappingMode mapping)
    {
        if (mapping == ColumnMappingMode.Id && HasIds)
            return fields.FirstOrDefault(field => field.Id == ColumnMapping.FieldId(column));
        var name = mapping == ColumnMappingMode.None ? column.Name : ColumnMapping.PhysicalName(column);
        return fields.FirstOrDefault(field => field.Name == name)
            ?? fields.FirstOrDefault(field => string.Equals(field.Name, name, StringComparison.OrdinalIgnoreCase));
    }

    static bool HasId(ParquetField field) => field.Id is not null || field.Inner.Any(HasId);
}
