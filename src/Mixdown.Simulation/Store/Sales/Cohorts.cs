namespace Mixdown.Simulation.Store.Sales;

/// <summary>When customers came. One in five was there before the first month; then ever more come each month, most of them
/// before Christmas. Ids are given in the order of coming.</summary>
sealed class Cohorts
{
    const long BeforeTheFirstMonth = 30_000_000;
    readonly int[] _upTo = new int[Calendar.Months + 1];

    /// <param name="customers">How many come in all.</param>
    public Cohorts(int customers)
    {
        var all = BeforeTheFirstMonth;
        for (var month = 0; month < Calendar.Months; month++)
            all += Newcomers(month);
        var upTo = BeforeTheFirstMonth;
        for (var month = 0; month < Calendar.Months; month++)
        {
            _upTo[month] = (int)(upTo * customers / all);
            upTo += Newcomers(month);
        }
        _upTo[Calendar.Months] = customers;
    }

    /// <summary>The ids of the newcomers of a month, both ends included; month -1 is everybody before.</summary>
    public (int First, int Last) Of(int month) => (month < 0 ? 1 : _upTo[month] + 1, _upTo[month + 1]);

    static long Newcomers(int month) => (1000 + (35L * month)) * Calendar.Season(month);
}
