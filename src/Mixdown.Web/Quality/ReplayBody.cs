namespace Mixdown.Web.Quality;

/// <summary>Which rejected records a page wants to have read again, or taken out.</summary>
/// <param name="Source">The load or stream.</param>
/// <param name="Table">The table.</param>
sealed record ReplayBody(string Source, string Table)
{
    /// <summary>Only those with this code; null for all of the table.</summary>
    public string? Code { get; init; }

    /// <summary>Only those of this file; null for all.</summary>
    public string? File { get; init; }

    /// <summary>Why they are taken out for good; null to have them read again.</summary>
    public string? Reason { get; init; }
}
