namespace Mixdown.Ingest.Sources.PostgresCdc.Server;

/// <summary>What a publication tells of a table.</summary>
/// <param name="Columns">Only these; null where the server is too old to say, which means all of them.</param>
/// <param name="RowFilter">Only rows of which this condition holds, in SQL; null for all.</param>
sealed record PublishedTable(IReadOnlyList<string>? Columns, string? RowFilter)
{
    /// <summary>All of it.</summary>
    public static PublishedTable Whole { get; } = new(null, null);
}
