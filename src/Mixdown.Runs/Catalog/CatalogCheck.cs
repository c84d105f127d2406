namespace Mixdown.Runs.Catalog;

/// <summary>A check, and what it found last.</summary>
/// <param name="Id">dbt's id.</param>
/// <param name="Name">What it asks in a few words: <c>unique</c>, <c>relationships: dim_customer.customer_key</c>.</param>
public sealed record CatalogCheck(string Id, string Name)
{
    /// <summary>dbt's word: pass, warn, fail, error, skipped; null where it was never run.</summary>
    public string? Status { get; init; }

    /// <summary>Rows that broke the rule.</summary>
    public long Failures { get; init; }

    /// <summary>When it was run; null where it never was.</summary>
    public DateTimeOffset? At { get; init; }
}
