using Mixdown.Simulation.Randomness;

namespace Mixdown.Simulation.Store.Catalog;

/// <summary>The prices that a track may have before a country's tier changes them, in cents. All tracks of an album cost the
/// same.</summary>
static class ListPrice
{
    static readonly Weights AudioClasses = new(10, 75, 15);

    /// <summary>Cents by price class: back catalogue, standard, hits, video.</summary>
    public static ReadOnlySpan<int> Cents => [69, 99, 129, 199];

    /// <summary>The price class of an album.</summary>
    public static byte ClassOf(bool isVideo, ref RandomStream random) =>
        (byte)(isVideo ? 3 : AudioClasses.Pick(ref random));
}
