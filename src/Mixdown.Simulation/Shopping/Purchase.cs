using Mixdown.Simulation.Randomness;

namespace Mixdown.Simulation.Shopping;

/// <summary>One purchase, as it was made: before any defect.</summary>
/// <param name="Customer">Number of the customer, from 1.</param>
/// <param name="Shopper">Who that is.</param>
/// <param name="Item">What was bought.</param>
/// <param name="Dollars">What was paid, in whole dollars.</param>
/// <param name="Color">A place in <see cref="Words.Colors"/>.</param>
/// <param name="Season">A place in <see cref="Words.Seasons"/>.</param>
/// <param name="RatingTenths">25 to 50.</param>
/// <param name="Shipping">A place in <see cref="Words.Shippings"/>.</param>
/// <param name="IsDiscounted">Whether a promo code took something off.</param>
/// <param name="PurchasesBefore">How many the customer had made before.</param>
/// <param name="Payment">A place in <see cref="Words.Payments"/>.</param>
readonly record struct Purchase(
    long Customer, Shopper Shopper, Item Item, int Dollars, int Color, int Season, int RatingTenths, int Shipping, bool IsDiscounted,
    int PurchasesBefore, int Payment)
{
    /// <summary>Customers of a store of scale 1: each buys once before anybody buys twice.</summary>
    const int CustomersOfScale1 = 2600;

    // Prime to every number of customers up to the largest scale, so that each comes once in a round, in no visible order.
    const long Step = 1_000_003;

    /// <summary>The purchase of this number, from 0.</summary>
    /// <param name="seed">Picks one history out of many.</param>
    /// <param name="scale">As in <see cref="ShoppingOptions"/>.</param>
    /// <param name="number">Which purchase.</param>
    /// <param name="season">When it was made.</param>
    public static Purchase Of(ulong seed, int scale, long number, int season)
    {
        var customers = (long)CustomersOfScale1 * scale;
        var (round, place) = Math.DivRem(number, customers);
        var customer = (place * Step % customers) + 1;
        var shopper = Shopper.Of(seed, customer);
        var random = new RandomStream(seed, RandomPurpose.Purchase, number);
        var item = Item.Pick(season, ref random);
        var isDiscounted = random.Chance(shopper.IsSubscribed ? 800 : 290);
        var dollars = item.Price * random.Between(75, 125) / 100 * (isDiscounted ? 90 : 100) / 100;
        return new Purchase(
            customer, shopper, item, dollars, random.Below(Words.Colors.Length), season, random.Between(25, 50),
            random.Below(Words.Shippings.Length), isDiscounted, shopper.PurchasesBefore + (int)round,
            random.Chance(600) ? shopper.FavouritePayment : Words.PaymentShares.Pick(ref random));
    }
}
