using Mixdown.Ingest.Bronze;

namespace Mixdown.Ingest.Maintenance;

/// <summary>The order of rows in compacted files: as they stand in their source, so that the rows of a source file lie together.</summary>
static class BronzeOrder
{
    public static readonly IReadOnlyList<string> Columns = [RowLineage.File, RowLineage.Row];
}
