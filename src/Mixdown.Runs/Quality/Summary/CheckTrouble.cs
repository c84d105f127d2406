namespace Mixdown.Runs.Quality.Summary;

/// <summary>A check that did not pass when it last ran.</summary>
/// <param name="Id">dbt's id; its page is <c>/quality/checks/ID</c>.</param>
/// <param name="Asks">What it asks, in a few words.</param>
/// <param name="Status">How it ended.</param>
public sealed record CheckTrouble(string Id, string Asks, string Status)
{
    /// <summary>The name of the node that it is about; null when it is about none that is known.</summary>
    public string? Node { get; init; }

    /// <summary>The column; null for a check of the whole table.</summary>
    public string? Column { get; init; }

    /// <summary>When it began; null when that is not kept.</summary>
    public DateTimeOffset? Since { get; init; }
}
