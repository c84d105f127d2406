using Mixdown.Data.Naming;
using Mixdown.Data.Schemas;
using Mixdown.Engines;
using Mixdown.Ingest.Bronze;
using Mixdown.Ingest.Records;
using Mixdown.Streams.Settings;

namespace Mixdown.Runs.Sources;

/// <summary>A table that a stream will make with its first commit, with the columns that the project declares: models that read it
/// can be made before an event has come.</summary>
/// <param name="Name">Schema and table in the warehouse.</param>
/// <param name="Columns">Those of fields that are declared, and those of every such table.</param>
sealed record PromisedTable(TableName Name, ColumnList Columns)
{
    /// <summary>Before the first version: the table that comes is another one.</summary>
    const long NoVersion = -1;

    /// <summary>The table without rows, as an engine shows it.</summary>
    public ExposedTable Empty => new(NoVersion, Columns, []);

    /// <summary>The tables of topics that declare columns and of which nothing has landed.</summary>
    public static IEnumerable<PromisedTable> Of(StreamDefinition stream, IReadOnlyList<LakeTable> landed) => stream.Topics
        .Where(topic => topic.Rows.Columns.Count > 0 && !landed.Any(table => table.Name.Table == topic.Name))
        .Select(topic => new PromisedTable(
            new TableName(stream.Schema, topic.Name), RecordColumns.TableOf(new ColumnList([.. topic.Rows.Columns.Select(column => new Column(column.Name, column.Type))]))));
}
