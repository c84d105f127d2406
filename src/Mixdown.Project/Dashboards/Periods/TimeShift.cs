namespace Mixdown.Project.Dashboards.Periods;

/// <summary>How far one period is from another: months, days or seconds, since a month is no number of days.</summary>
/// <param name="Unit"><see cref="TimeGrain.Month"/>, <see cref="TimeGrain.Day"/> or <see cref="TimeGrain.Second"/>.</param>
/// <param name="Count">How many.</param>
sealed record TimeShift(TimeGrain Unit, int Count)
{
    static readonly DateTime First = new(2, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);
    static readonly DateTime Last = new(9998, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

    /// <summary>As much earlier than a moment; what calendars do not reach stops at their ends.</summary>
    public DateTime Before(DateTime moment)
    {
        var days = Unit switch { TimeGrain.Month => 31.0 * Count, TimeGrain.Day => Count, _ => Count / 86_400.0 };
        if (days > (moment - First).TotalDays)
            return First;
        if (-days > (Last - moment).TotalDays)
            return Last;
        return Unit switch
        {
            TimeGrain.Month => moment.AddMonths(-Count),
            TimeGrain.Day => moment.AddDays(-Count),
            _ => moment.AddSeconds(-Count),
        };
    }
}
