using System.Collections.Immutable;
using Mixdown.Simulation.Store.Catalog;

namespace Mixdown.Simulation.Store.Sales;

/// <summary>What a group of countries pays for a track of each list price. A price is the list price times the tier's share,
/// then the nearest amount that ends in 9.</summary>
sealed class PriceTier
{
    readonly int[] _cents;

    PriceTier(int percent) => _cents = [.. ListPrice.Cents.ToArray().Select(list => EndingIn9(list * percent))];

    /// <summary>List price; northern and western Europe pay more, southern and central Europe less,
    /// the fourth tier least.</summary>
    public static readonly ImmutableArray<PriceTier> All = [new(100), new(110), new(90), new(70)];

    /// <summary>Cents for a track of this price class, see <see cref="ListPrice.Cents"/>.</summary>
    public int Cents(int priceClass) => _cents[priceClass];

    // 0.69 x 90 % is 0.62, hence 0.59; list prices end in 9 and stay.
    static int EndingIn9(int hundredthsOfCents) => ((hundredthsOfCents + 600) / 1000 * 10) - 1;
}
