using Mixdown.Simulation.Randomness;
using Mixdown.Simulation.Store.Catalog;

namespace Mixdown.Simulation.Store.People;

/// <summary>Who a customer is, as far as it decides sales.</summary>
/// <param name="Address">Home, which is the billing address of every invoice.</param>
/// <param name="Agent">Number of the support agent, from 0.</param>
/// <param name="Taste">What is bought.</param>
readonly record struct CustomerProfile(Address Address, int Agent, Taste Taste)
{
    static readonly Weights CityRank = Weights.Zipf(Address.Cities);

    /// <summary>Of the customer of this <paramref name="id"/>.</summary>
    public static CustomerProfile Of(ulong seed, int id, int agents, Charts charts)
    {
        var random = new RandomStream(seed, RandomPurpose.CustomerProfile, id);
        var country = Country.ByCustomers.Pick(ref random);
        var address = new Address(seed, country, CityRank.Pick(ref random), id);
        // The smaller of two draws: the agents who came first look after more customers.
        var agent = Math.Min(random.Below(agents), random.Below(agents));
        return new CustomerProfile(address, agent, Taste.Of(Country.All[country].HomeGenre, charts, ref random));
    }
}
