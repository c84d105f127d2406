using Mixdown.Runs.Catalog;

namespace Mixdown.Runs.Tracing;

/// <summary>The rows of one table that a value is made of.</summary>
/// <param name="Table">The table.</param>
/// <param name="From">The place of the step that led here, from 0; null for the first.</param>
/// <param name="How">By which columns: <c>invoice_line_key = invoice_line_id</c>; of the first step what the value is narrowed by.</param>
public sealed record TraceStep(CatalogLink Table, int? From, string How)
{
    /// <summary>The columns that the value is made of here.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>The query, with <c>$1</c> for values.</summary>
    public string Sql { get; init; } = "";

    /// <summary>How many rows there are.</summary>
    public long Count { get; init; }

    /// <summary>The sums of those of <see cref="Columns"/> that are numbers and not named as keys (<c>…_id</c>, <c>…_key</c>).</summary>
    public IReadOnlyList<TraceSum> Sums { get; init; } = [];

    /// <summary>The first of them.</summary>
    public CatalogRows Rows { get; init; } = new([], []);

    /// <summary>Of a source, where the rows that are shown come from, in their order; empty for others.</summary>
    public IReadOnlyList<TraceRecord> Records { get; init; } = [];

    /// <summary>Why the trail ends here, or leaves a table out; null where it goes on.</summary>
    public string? End { get; init; }
}
