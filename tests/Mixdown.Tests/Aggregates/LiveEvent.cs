namespace Mixdown.Tests.Aggregates;

/// <summary>An event as a test gives it.</summary>
/// <param name="Partition">Where it comes from.</param>
/// <param name="Time">When it happened; null: cannot be told.</param>
/// <param name="Id">Who it is: its second coming has the same.</param>
sealed record LiveEvent(int Partition, DateTimeOffset? Time, long Id)
{
    public string User { get; init; } = "ann";

    public string? Level { get; init; } = "free";

    public string? Song { get; init; } = "a";

    public double? Seconds { get; init; } = 1;

    /// <summary>When the log took it.</summary>
    public DateTimeOffset Arrived { get; init; }
}
