using Mixdown.Simulation.Randomness;

namespace Mixdown.Simulation.Events.Profiles;

/// <summary>Who a listener is: places in lists, 24 bytes.</summary>
/// <param name="Registration">When they registered, in milliseconds since 1970.</param>
/// <param name="Customer">The store's customer who they are; 0 for none.</param>
/// <param name="Place">In <see cref="Places.All"/>.</param>
/// <param name="FirstName">In <see cref="Names.Women"/>, or behind those in <see cref="Names.Men"/>.</param>
/// <param name="LastName">In <see cref="Names.Last"/>.</param>
/// <param name="Agent">In <see cref="Agents.All"/>.</param>
readonly record struct Profile(long Registration, int Customer, short Place, short FirstName, short LastName, byte Agent)
{
    /// <summary>One listener in so many is a customer of the store, until all customers have been.</summary>
    public const int ListenersOfCustomer = 10;

    /// <summary>How long ago the listeners of the beginning registered, on average, and at most.</summary>
    static readonly (double Mean, double Most) YearsOfMembership = (1, 5);

    static readonly Weights Women = Popularity(Names.Women.Length);
    static readonly Weights Men = Popularity(Names.Men.Length);
    static readonly Weights Last = Popularity(Names.Last.Length);

    /// <summary>Of a listener who is there when the run begins.</summary>
    public static Profile Resident(EventOptions options, int user)
    {
        var random = new RandomStream(options.Seed, RandomPurpose.ListenerProfile, user);
        var years = Math.Min(random.Exponential(YearsOfMembership.Mean), YearsOfMembership.Most);
        return Somebody(options, user, options.Start.ToUnixTimeMilliseconds() - (long)(years * 365 * 86_400_000), ref random);
    }

    /// <summary>Of a listener who comes later, and registers then.</summary>
    public static Profile Newcomer(EventOptions options, int user, long arrival)
    {
        var random = new RandomStream(options.Seed, RandomPurpose.ListenerProfile, user);
        return Somebody(options, user, arrival, ref random);
    }

    static Profile Somebody(EventOptions options, int user, long registration, ref RandomStream random)
    {
        var isWoman = random.Chance(500);
        var first = isWoman ? Women.Pick(ref random) : Names.Women.Length + Men.Pick(ref random);
        var customer = user % ListenersOfCustomer == 0 && user / ListenersOfCustomer < options.Customers ? (user / ListenersOfCustomer) + 1 : 0;
        return new Profile(
            registration, customer, (short)Places.ByInhabitants.Pick(ref random), (short)first, (short)Last.Pick(ref random),
            (byte)Agents.ByUse.Pick(ref random));
    }

    // Flatter than Zipf's law: the first name of a list is three times as common as the last one.
    static Weights Popularity(int names) => new([.. Enumerable.Range(0, names).Select(rank => (3 * names) - (2 * rank))]);
}
