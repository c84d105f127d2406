using Mixdown.Ingest.Sources.Rest.Paging;

namespace Mixdown.Ingest.Sources.Rest;

/// <summary>What fills one table.</summary>
/// <param name="Table">Its name; null where the load's key <c>table</c> gives it.</param>
sealed record RestEndpoint(string? Table)
{
    /// <summary>Behind the load's URL; empty for that itself.</summary>
    public string Path { get; init; } = "";

    /// <summary>Parameters of the query.</summary>
    public IReadOnlyDictionary<string, string> Params { get; init; } = new Dictionary<string, string>();

    /// <summary>The body of a POST; null for GET.</summary>
    public string? Body { get; init; }

    /// <summary>The way to the list of records, keys with points between them; null: found by looking.</summary>
    public string? Items { get; init; }

    /// <summary>How the next page is asked for.</summary>
    public RestPagination Pagination { get; init; } = new RestPagination.None();

    /// <summary>The parameter that takes the last cursor value; null: everything is asked for, and what is older is left out here.</summary>
    public string? CursorParam { get; init; }

    /// <summary>The value of that parameter in the first run; null: it is left out.</summary>
    public string? CursorStart { get; init; }
}
