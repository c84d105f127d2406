using Mixdown.Simulation.Randomness;

namespace Mixdown.Simulation.Shopping;

/// <summary>What stays the same over all purchases of one customer; indexes are places in <see cref="Words"/>.</summary>
readonly record struct Shopper(
    int Age, bool IsMale, int Location, bool IsSubscribed, int Frequency, int FavouritePayment, int Size, int PurchasesBefore)
{
    const int Youngest = 18;
    const int Oldest = 70;

    /// <summary>The customer of this number.</summary>
    public static Shopper Of(ulong seed, long customer)
    {
        var random = new RandomStream(seed, RandomPurpose.Shopper, customer);
        return new Shopper(
            random.Between(Youngest, Oldest), random.Chance(640), Words.LocationShares.Pick(ref random), random.Chance(270),
            random.Below(Words.Frequencies.Length), Words.PaymentShares.Pick(ref random), Words.SizeShares.Pick(ref random),
            random.Between(1, 50));
    }
}
