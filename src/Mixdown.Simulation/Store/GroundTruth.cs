namespace Mixdown.Simulation.Store;

/// <summary>The facts about a generated store that a correct pipeline must arrive at; <c>ground_truth.json</c> holds it.</summary>
/// <param name="Scale">As in <see cref="StoreOptions"/>.</param>
/// <param name="Seed">As in <see cref="StoreOptions"/>.</param>
/// <param name="DirtyRatio">As in <see cref="StoreOptions"/>.</param>
/// <param name="Tables">By table name.</param>
/// <param name="Totals">Control totals of the clean content.</param>
public sealed record GroundTruth(
    int Scale,
    ulong Seed,
    decimal DirtyRatio,
    IReadOnlyDictionary<string, TableTruth> Tables,
    ControlTotals Totals)
{
    /// <summary>Name of the file beside the tables.</summary>
    public const string FileName = "ground_truth.json";
}
