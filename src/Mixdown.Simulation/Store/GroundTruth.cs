namespace Mixdown.Simulation.Store;

/// <summary>The facts about a generated store that a correct pipeline must arrive at, as
/// <c>ground_truth.json</c> holds them.</summary>
/// <param name="Version">Of the generator's content: the same options give the same bytes within a version.</param>
/// <param name="Scale">As in <see cref="StoreOptions"/>.</param>
/// <param name="Seed">As in <see cref="StoreOptions"/>.</param>
/// <param name="DirtyRatio">As in <see cref="StoreOptions"/>.</param>
/// <param name="Tables">By table name.</param>
/// <param name="Totals">Control totals of the clean content.</param>
public sealed record GroundTruth(
    int Version,
    int Scale,
    ulong Seed,
    decimal DirtyRatio,
    IReadOnlyDictionary<string, TableTruth> Tables,
    ControlTotals Totals)
{
    /// <summary>Name of the file beside the tables.</summary>
    public const string FileName = "ground_truth.json";

    /// <summary>The <see cref="Version"/> that this generator writes; it goes up with every change of any byte.</summary>
    public const int ContentVersion = 1;

    /// <summary>Whether <paramref name="options"/> would give this very store again.</summary>
    internal bool IsOf(StoreOptions options) =>
        (Version, Scale, Seed, DirtyRatio) == (ContentVersion, options.Scale, options.Seed, options.DirtyRatio);
}
