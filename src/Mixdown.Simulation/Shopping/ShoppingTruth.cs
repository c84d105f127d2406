namespace Mixdown.Simulation.Shopping;

/// <summary>The facts about generated purchases that a correct pipeline must arrive at, as <c>ground_truth.json</c> holds
/// them.</summary>
/// <param name="Version">Of the generator's content: the same options give the same bytes within a version.</param>
/// <param name="Scale">As in <see cref="ShoppingOptions"/>.</param>
/// <param name="Seed">As in <see cref="ShoppingOptions"/>.</param>
/// <param name="Drops">As in <see cref="ShoppingOptions"/>.</param>
/// <param name="DirtyRatio">As in <see cref="ShoppingOptions"/>.</param>
/// <param name="Records">Records in all files below their headers: clean purchases, ragged copies and duplicates.</param>
/// <param name="Quarantined">Extra records with a field too few or too many.</param>
/// <param name="Duplicate">Extra records equal to an earlier one to the byte.</param>
/// <param name="Rescued">Ratings that are no numbers.</param>
/// <param name="Missing">Categories and ratings left empty.</param>
/// <param name="Spelling">Values in another than the standard spelling.</param>
/// <param name="Files">Bytes of each file by its name.</param>
/// <param name="Totals">Control totals of the clean content.</param>
public sealed record ShoppingTruth(
    int Version,
    int Scale,
    ulong Seed,
    int Drops,
    decimal DirtyRatio,
    long Records,
    long Quarantined,
    long Duplicate,
    long Rescued,
    long Missing,
    long Spelling,
    IReadOnlyDictionary<string, long> Files,
    ShoppingTotals Totals)
{
    /// <summary>Name of the file beside the purchases.</summary>
    public const string FileName = "ground_truth.json";

    /// <summary>The <see cref="Version"/> that this generator writes; it goes up with every change of any byte.</summary>
    public const int ContentVersion = 1;

    /// <summary>Whether <paramref name="options"/> would give these very purchases again.</summary>
    internal bool IsOf(ShoppingOptions options) =>
        (Version, Scale, Seed, Drops, DirtyRatio) == (ContentVersion, options.Scale, options.Seed, options.Drops, options.DirtyRatio);
}
