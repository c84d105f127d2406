namespace Mixdown.Runs.Quality;

/// <summary>A check with all that is kept of it.</summary>
/// <param name="Check">The check; its outcomes reach back further than in a list.</param>
public sealed record CheckDetail(QualityCheck Check)
{
    /// <summary>When the failures of now began; null while it passes.</summary>
    public DateTimeOffset? FailsSince { get; init; }

    /// <summary>When it passed last; null when it never did.</summary>
    public DateTimeOffset? LastPassedAt { get; init; }

    /// <summary>Its SQL as it last ran; null when it never did.</summary>
    public string? Sql { get; init; }

    /// <summary>The table that keeps the rows it finds; null when none does.</summary>
    public string? Stored { get; init; }
}
