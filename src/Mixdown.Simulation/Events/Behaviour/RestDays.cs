namespace Mixdown.Simulation.Events.Behaviour;

/// <summary>Saturdays, Sundays and the federal holidays of the United States, on the day itself, from 1990 to 2100.</summary>
sealed class RestDays
{
    const int FirstYear = 1990;
    const int LastYear = 2100;
    static readonly long FirstDay = DayOf(new DateOnly(FirstYear, 1, 1));
    readonly bool[] _rests = new bool[DayOf(new DateOnly(LastYear, 12, 31)) - FirstDay + 1];

    public RestDays()
    {
        for (var day = 0; day < _rests.Length; day++)
            _rests[day] = IsWeekend(FirstDay + day);
        for (var year = FirstYear; year <= LastYear; year++)
        {
            foreach (var holiday in Holidays(year))
                _rests[DayOf(holiday) - FirstDay] = true;
        }
    }

    /// <summary>Whether the day, counted from 1970-01-01, is one. Outside of the years only weekends are known.</summary>
    public bool Includes(long day)
    {
        var at = day - FirstDay;
        return at >= 0 && at < _rests.Length ? _rests[at] : IsWeekend(day);
    }

    static long DayOf(DateOnly date) => date.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    // 1970-01-01 was a Thursday.
    static bool IsWeekend(long day) => ((day % 7) + 7) % 7 is 2 or 3;

    static DateOnly[] Holidays(int year) =>
    [
        new(year, 1, 1), Nth(3, DayOfWeek.Monday, year, 1), Nth(3, DayOfWeek.Monday, year, 2), LastMonday(year, 5), new(year, 6, 19),
        new(year, 7, 4), Nth(1, DayOfWeek.Monday, year, 9), Nth(2, DayOfWeek.Monday, year, 10), new(year, 11, 11),
        Nth(4, DayOfWeek.Thursday, year, 11), new(year, 12, 25),
    ];

    static DateOnly Nth(int nth, DayOfWeek day, int year, int month)
    {
        var first = new DateOnly(year, month, 1);
        return first.AddDays((((int)day - (int)first.DayOfWeek + 7) % 7) + (7 * (nth - 1)));
    }

    static DateOnly LastMonday(int year, int month) => Nth(1, DayOfWeek.Monday, year, month + 1).AddDays(-7);
}
