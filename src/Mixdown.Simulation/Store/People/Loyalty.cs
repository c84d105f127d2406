using System.Collections.Immutable;
using Mixdown.Simulation.Store.Sales;

namespace Mixdown.Simulation.Store.People;

/// <summary>How a kind of customer comes back and stays away: each month a share of those who are left lapses for good (a
/// constant hazard), and whoever is left buys now and then.</summary>
sealed class Loyalty
{
    readonly ulong[] _alive = new ulong[Calendar.Months + 1];

    Loyalty(int lapsePerMille, int purchasesPerThousandMonths)
    {
        PurchasesPerThousandMonths = purchasesPerThousandMonths;
        _alive[0] = 1UL << 32;
        for (var age = 0; age < Calendar.Months; age++)
            _alive[age + 1] = _alive[age] * (ulong)(1000 - lapsePerMille) / 1000;
    }

    /// <summary>Loyal, regular, fleeting.</summary>
    public static readonly ImmutableArray<Loyalty> All = [new(8, 420), new(35, 330), new(150, 260)];

    /// <summary>Of the customer of this id: 6, 9 and 5 of 20 in turn, so that even a small store has its shares.</summary>
    public static Loyalty Of(int id) => (id % 20 * 7 % 20) switch
    {
        < 6 => All[0],
        < 15 => All[1],
        _ => All[2],
    };

    /// <summary>Mean purchases in 1,000 months of an average month.</summary>
    public int PurchasesPerThousandMonths { get; }

    /// <summary>Whether a customer of this <paramref name="luck"/> (32 random bits) still buys after
    /// <paramref name="months"/>.</summary>
    public bool IsAlive(uint luck, int months) => luck < _alive[months];
}
