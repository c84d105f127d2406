using Mixdown.Data.Schemas;

namespace Mixdown.Ingest.Loads;

/// <summary>The table that data files belong to.</summary>
/// <param name="Folder">Its folder in the lake.</param>
/// <param name="Columns">All of its columns.</param>
sealed record DataShape(string Folder, ColumnList Columns);
