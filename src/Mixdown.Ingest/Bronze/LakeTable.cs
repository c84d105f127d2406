using Mixdown.Data.Naming;
using Mixdown.Engines;

namespace Mixdown.Ingest.Bronze;

/// <summary>A table of the lake at its latest complete version.</summary>
/// <param name="Name">Schema and table in the warehouse.</param>
/// <param name="Table">Columns and files at that version.</param>
/// <param name="CommittedAt">When that version was committed.</param>
public sealed record LakeTable(TableName Name, ExposedTable Table, DateTimeOffset CommittedAt);
