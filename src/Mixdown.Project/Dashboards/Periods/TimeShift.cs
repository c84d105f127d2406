namespace Mixdown.Project.Dashboards.Periods;

/// <summary>How far one period is from another: months, days or seconds, since a month is no number of days.</summary>
/// <param name="Unit"><see cref="TimeGrain.Month"/>, <see cref="TimeGrain.Day"/> or <see cref="TimeGrain.Second"/>.</param>
/// <param name="Count">How many.</param>
sealed record TimeShift(TimeGrain Unit, int Count)
{
    /// <summary>As much earlier than a moment.</summary>
    public DateTime Before(DateTime moment) => Unit switch
    {
        TimeGrain.Month => moment.AddMonths(-Count),
        TimeGrain.Day => moment.AddDays(-Count),
        _ => moment.AddSeconds(-Count),
    };
}
