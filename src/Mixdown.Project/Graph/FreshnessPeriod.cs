namespace Mixdown.Project.Graph;

/// <summary>A span of time as its writer gave it.</summary>
/// <param name="Count">How many periods.</param>
/// <param name="Period"><c>minute</c>, <c>hour</c> or <c>day</c>.</param>
public sealed record FreshnessPeriod(long Count, string Period)
{
    /// <summary>The words for <see cref="Period"/>.</summary>
    internal static IReadOnlyList<string> Words { get; } = ["minute", "hour", "day"];

    /// <summary>The span.</summary>
    public TimeSpan Span => Period switch
    {
        "minute" => TimeSpan.FromMinutes(Count),
        "hour" => TimeSpan.FromHours(Count),
        _ => TimeSpan.FromDays(Count),
    };

    /// <inheritdoc/>
    public override string ToString() => Count == 1 ? $"1 {Period}" : $"{Count} {Period}s";
}
