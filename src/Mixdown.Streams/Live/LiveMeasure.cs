namespace Mixdown.Streams.Live;

/// <summary>Something that is added up over the events of a window.</summary>
/// <param name="Name">The measure.</param>
/// <param name="Aggregation">How.</param>
/// <param name="Sql">Of each event, in DuckDB's SQL; NULLs do not count.</param>
/// <param name="Filter">A condition on events beside that of the entry; null for none.</param>
public sealed record LiveMeasure(string Name, LiveAggregation Aggregation, string Sql, string? Filter = null);
