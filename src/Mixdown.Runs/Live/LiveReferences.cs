namespace Mixdown.Runs.Live;

/// <summary>What tables SQL asks.</summary>
/// <param name="Live">Those of the schema <c>live</c>.</param>
/// <param name="AsksOthers">Whether it asks others too.</param>
sealed record LiveReferences(IReadOnlyList<LiveName> Live, bool AsksOthers)
{
    /// <summary>No live table.</summary>
    public static readonly LiveReferences None = new([], AsksOthers: true);
}
