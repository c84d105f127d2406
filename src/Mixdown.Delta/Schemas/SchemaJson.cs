using Mixdown.Data.Diagnostics;
using Mixdown.Data.Schemas;

namespace Mixdown.Delta.Schemas;

/// <summary>Columns to and from the JSON of the log's <c>schemaString</c>.</summary>
public static class SchemaJson
{
    /// <summary>The columns of a schema.</summary>
    /// <exception cref="MixdownException">MX2820: a type is unknown; MX2821: the text is not a schema.</exception>
    public static ColumnList Read(string schema) => SchemaReader.Read(schema);

    /// <summary>The schema of columns.</summary>
    /// <param name="columns">In order.</param>
    /// <param name="before">The schema that the table has; null for a new table. Columns that did not change are taken over
    /// as they stand there, with all that other writers noted in them.</param>
    /// <exception cref="MixdownException">MX2822: two columns differ only in upper and lower case.</exception>
    public static string Write(ColumnList columns, string? before = null) => SchemaWriter.Write(columns, before);
}
