using System.Runtime.InteropServices;
using Mixdown.Simulation.Randomness;
using Mixdown.Simulation.Store.People;

namespace Mixdown.Simulation.Store.Sales;

/// <summary>Who buys when in a month. Months are planned one at a time, each from nothing but the seed: 8 bytes a purchase is
/// all that is kept, whatever the scale.</summary>
sealed class MonthPlan(ulong seed, Cohorts cohorts)
{
    // Mean 5.4, most often 2, as in the Chinook sample store.
    static readonly Weights LinesPerInvoice = new(0, 60, 135, 115, 110, 100, 85, 70, 55, 50, 35, 28, 22, 18, 16);

    /// <summary>The purchases of <paramref name="month"/> in the order of time.</summary>
    public Visit[] Visits(int month)
    {
        var visits = new List<ulong>();
        for (var cohort = -1; cohort <= month; cohort++)
        {
            var (first, last) = cohorts.Of(cohort);
            for (var customer = first; customer <= last; customer++)
                Add(visits, customer, cohort, month);
        }
        visits.Sort();
        return MemoryMarshal.Cast<ulong, Visit>(CollectionsMarshal.AsSpan(visits)).ToArray();
    }

    void Add(List<ulong> visits, int customer, int cohort, int month)
    {
        var activity = CustomerActivity.Of(seed, customer);
        if (!activity.Loyalty.IsAlive(activity.Luck, month - Math.Max(0, cohort)))
            return;
        var random = new RandomStream(seed, RandomPurpose.Visit, ((long)customer * Calendar.Months) + month);
        // A customer becomes one by buying; when those of month -1 first bought is not told.
        var purchases = activity.Purchases(Calendar.Season(month), ref random) + (cohort == month ? 1 : 0);
        for (var number = 0; number < purchases; number++)
        {
            var second = Calendar.PickSecond(month, ref random);
            visits.Add(Visit.Of(second, customer, number, LinesPerInvoice.Pick(ref random)).Packed);
        }
    }
}
