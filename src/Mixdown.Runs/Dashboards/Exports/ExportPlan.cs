using Mixdown.Data.Diagnostics;

namespace Mixdown.Runs.Dashboards.Exports;

/// <summary>What is asked to make a file: what was chosen, and every choice that the file is to have the answers of.</summary>
/// <param name="Zone">The zone whose days are meant.</param>
/// <param name="Chosen">What was chosen.</param>
/// <param name="Offers">What can be chosen in the file, the value that it opens with first.</param>
sealed record ExportPlan(string Zone, IReadOnlyList<ExportedValues> Chosen, IReadOnlyList<ExportedValues> Offers)
{
    /// <summary>Choices that a file has the answers of at most: at ten tiles of ten kB some megabytes, and a quarter of a minute of
    /// asking.</summary>
    public const int Most = 250;

    /// <summary>Every combination of a value of each offer, the one that the file opens with first.</summary>
    /// <exception cref="MixdownException">MX4172: there are too many.</exception>
    public IReadOnlyList<IReadOnlyList<string>> Combinations()
    {
        var count = Offers.Aggregate(1L, (product, offer) => Math.Min(product * offer.Values.Count, int.MaxValue));
        if (count > Most)
        {
            throw new MixdownException(new Diagnostic(
                "MX4172", $"The file would need the answers of {count} choices ({string.Join(" × ", Offers.Select(offer => $"{offer.Values.Count} of {offer.Key[2..]}"))}), and {Most} are the most",
                Hint: "Offer fewer filters with --choices, or make several files, each with a --filter."));
        }
        IEnumerable<IReadOnlyList<string>> all = [[]];
        foreach (var offer in Offers)
            all = all.SelectMany(before => offer.Values.Select(value => (IReadOnlyList<string>)[.. before, value]));
        return [.. all];
    }

    /// <summary>The query of a page under one of them.</summary>
    public IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> Query(IReadOnlyList<string> combination) =>
    [
        KeyValuePair.Create<string, IReadOnlyList<string>>("tz", [Zone]),
        .. Chosen.Where(one => Offers.All(offer => offer.Key != one.Key)).Select(one => KeyValuePair.Create(one.Key, one.Values)),
        .. Offers.Select((offer, at) => KeyValuePair.Create<string, IReadOnlyList<string>>(offer.Key, [combination[at]])),
    ];
}
