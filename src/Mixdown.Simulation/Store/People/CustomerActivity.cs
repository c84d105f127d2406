using Mixdown.Simulation.Randomness;

namespace Mixdown.Simulation.Store.People;

/// <summary>When and how often a customer buys.</summary>
/// <param name="Loyalty">Decides how long.</param>
/// <param name="Luck">32 random bits that decide when the customer lapses.</param>
/// <param name="PurchasesPerMillion">Mean purchases in a million average months.</param>
readonly record struct CustomerActivity(Loyalty Loyalty, uint Luck, int PurchasesPerMillion)
{
    // 2^32 / golden ratio: multiples of it fill the range evenly, so that even 59 customers lapse as the hazard says.
    const uint GoldenRatio = 2_654_435_769;
    const int Jitter = 1 << 26;

    /// <summary>Of the customer of this <paramref name="id"/>.</summary>
    public static CustomerActivity Of(ulong seed, int id)
    {
        var random = new RandomStream(seed, RandomPurpose.CustomerActivity, id);
        var loyalty = Loyalty.Of(id);
        return new CustomerActivity(
            loyalty,
            ((uint)id * GoldenRatio) + (uint)random.Below(Jitter),
            loyalty.PurchasesPerThousandMonths * random.Between(600, 1400));
    }

    /// <summary>Purchases in a month of <paramref name="season"/> (per mille of an average one): 0 to 4.</summary>
    public int Purchases(int season, ref RandomStream random)
    {
        var perTry = (int)((long)PurchasesPerMillion * season / 4000);
        var purchases = 0;
        for (var i = 0; i < 4; i++)
            purchases += random.Below(1_000_000) < perTry ? 1 : 0;
        return purchases;
    }
}
