namespace Mixdown.Runs.Quality;

/// <summary>A check of the project, and how it ended of late.</summary>
/// <param name="Id">dbt's id.</param>
/// <param name="Name">dbt's name.</param>
/// <param name="Asks">What it asks, in a few words: <c>unique</c>, <c>relationships: dim_customer.customer_key</c>.</param>
public sealed record QualityCheck(string Id, string Name, string Asks)
{
    /// <summary>The generic test's name; <c>sql</c> for a SELECT of its own, <c>unit_test</c>.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Id of the node that it is about; null when it is about none that is known.</summary>
    public string? NodeId { get; init; }

    /// <summary>That node's name.</summary>
    public string? Node { get; init; }

    /// <summary>The column; null for a check of the whole table.</summary>
    public string? Column { get; init; }

    /// <summary>error or warn.</summary>
    public string Severity { get; init; } = "error";

    /// <summary>Who owns what it is about; null when nobody is named.</summary>
    public string? Owner { get; init; }

    /// <summary>For people; empty: nothing is said.</summary>
    public string Description { get; init; } = "";

    /// <summary>Where it is declared: the file, relative to the project.</summary>
    public string File { get; init; } = "";

    /// <summary>The line in <see cref="File"/>, from 1.</summary>
    public int Line { get; init; }

    /// <summary>How it ended last; <c>never</c> when it never ran.</summary>
    public string Status { get; init; } = "never";

    /// <summary>What was found last; empty when it passed.</summary>
    public string Message { get; init; } = "";

    /// <summary>How it ended of late, the newest last.</summary>
    public IReadOnlyList<CheckOutcome> Outcomes { get; init; } = [];
}
