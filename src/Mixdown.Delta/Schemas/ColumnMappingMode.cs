namespace Mixdown.Delta.Schemas;

/// <summary>How the data files of a table know its columns.</summary>
public enum ColumnMappingMode
{
    /// <summary>By their names.</summary>
    None,

    /// <summary>By names of their own, which stay when columns are renamed: <see cref="ColumnMapping.PhysicalName"/>.</summary>
    Name,

    /// <summary>By the ids in the file's own schema: <see cref="ColumnMapping.FieldId"/>.</summary>
    Id,
}
