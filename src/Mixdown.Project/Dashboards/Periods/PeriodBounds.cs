namespace Mixdown.Project.Dashboards.Periods;

/// <summary>Where a period begins and ends, as a clock on a wall shows it.</summary>
/// <param name="From">In it; null: since ever.</param>
/// <param name="To">The first moment behind it; null: for ever.</param>
sealed record PeriodBounds(DateTime? From, DateTime? To)
{
    /// <summary>As a clock shows it at the beginning of now.</summary>
    public required DateTime Now { get; init; }

    /// <summary>From this period to the one before it; null where it has no length.</summary>
    public TimeShift? Length { get; init; }

    /// <summary>The bounds of a period.</summary>
    /// <param name="period">The period.</param>
    /// <param name="now">What the clock shows.</param>
    public static PeriodBounds Of(Period period, DateTime now) => period switch
    {
        Period.Rolling rolling => Rolling(rolling, now),
        Period.Whole whole => Whole(whole, now),
        Period.Range range => new PeriodBounds(range.From, range.To) { Now = now, Length = LengthOf(range) },
        _ => new PeriodBounds(null, null) { Now = now },
    };

    /// <summary>The same stretch earlier. Of a period that is not over, only as much as has passed: else a month of three days would
    /// be compared with a whole one.</summary>
    public PeriodBounds Earlier(TimeShift shift)
    {
        var end = From < Now && To > Now ? Now : To;
        return this with { From = From is { } from ? shift.Before(from) : null, To = end is { } to ? shift.Before(to) : null };
    }

    /// <summary>About how many seconds; null where it has no beginning or no end.</summary>
    public double? Seconds => From is { } from && To is { } to ? (to - from).TotalSeconds : null;

    static PeriodBounds Rolling(Period.Rolling rolling, DateTime now)
    {
        var length = rolling.Unit.Times(rolling.Count);
        if (rolling.Unit.IsTimeOfDay() && !rolling.IsAnchored)
            return new PeriodBounds(length.Before(now), now) { Now = now, Length = length };
        var end = Next(rolling.Unit, now);
        return new PeriodBounds(length.Before(end), end) { Now = now, Length = length };
    }

    static PeriodBounds Whole(Period.Whole whole, DateTime now)
    {
        var length = whole.Unit.Times(1);
        var end = whole.Back == 0 ? Next(whole.Unit, now) : whole.Unit.Begin(now);
        return new PeriodBounds(length.Before(end), end) { Now = now, Length = length };
    }

    static DateTime Next(TimeGrain unit, DateTime now)
    {
        var one = unit.Times(1);
        return new TimeShift(one.Unit, -one.Count).Before(unit.Begin(now));
    }

    /// <summary>Whole months where it is some, else days, else seconds.</summary>
    static TimeShift? LengthOf(Period.Range range)
    {
        if (range.From is not { } from || range.To is not { } to)
            return null;
        var months = (to.Year - from.Year) * 12 + to.Month - from.Month;
        if (months > 0 && from.Day == 1 && from.AddMonths(months) == to)
            return new TimeShift(TimeGrain.Month, months);
        var days = (to - from).TotalDays;
        return days >= 1 && days == Math.Floor(days) ? new TimeShift(TimeGrain.Day, (int)days) : new TimeShift(TimeGrain.Second, (int)Math.Min((to - from).TotalSeconds, int.MaxValue));
    }
}
