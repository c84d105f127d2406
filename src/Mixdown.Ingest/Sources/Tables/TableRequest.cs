using Mixdown.Data.Schemas;
using Mixdown.Ingest.Loads.Settings;

namespace Mixdown.Ingest.Sources.Tables;

/// <summary>What is asked of a source's table.</summary>
/// <param name="Table">As offered.</param>
/// <param name="Settings">What the project file says of it.</param>
/// <param name="Bookmark">What the last run's <see cref="ITableRead.Bookmark"/> was; null at first, and where all is read anew.</param>
/// <param name="Known">The lake table's own columns, without ours; empty before its first rows.</param>
sealed record TableRequest(OfferedTable Table, LoadTable Settings, string? Bookmark, ColumnList Known);
