namespace Mixdown.Project.Dashboards.Periods;

/// <summary>Units of time by their words, and what can be calculated with them.</summary>
static class TimeGrains
{
    static readonly Dictionary<string, TimeGrain> ByWord = Enum.GetValues<TimeGrain>().ToDictionary(grain => grain.ToString(), StringComparer.OrdinalIgnoreCase);

    /// <summary>All words, finest first.</summary>
    public static IReadOnlyList<string> Words { get; } = [.. Enum.GetValues<TimeGrain>().Select(Word)];

    /// <summary>The unit that a word means; null when it means none.</summary>
    public static TimeGrain? Find(string word) => ByWord.TryGetValue(word.Trim(), out var grain) ? grain : null;

    /// <summary>As files write it: <c>month</c>.</summary>
    public static string Word(this TimeGrain grain) => grain.ToString().ToLowerInvariant();

    /// <summary>Whether it is a part of a day.</summary>
    public static bool IsTimeOfDay(this TimeGrain grain) => grain < TimeGrain.Day;

    /// <summary>So many of it, as what can be added to a time.</summary>
    public static TimeShift Times(this TimeGrain grain, int count) => grain switch
    {
        TimeGrain.Year => new(TimeGrain.Month, 12 * count),
        TimeGrain.Quarter => new(TimeGrain.Month, 3 * count),
        TimeGrain.Month => new(TimeGrain.Month, count),
        TimeGrain.Week => new(TimeGrain.Day, 7 * count),
        TimeGrain.Day => new(TimeGrain.Day, count),
        TimeGrain.Hour => new(TimeGrain.Second, 3600 * count),
        TimeGrain.Minute => new(TimeGrain.Second, 60 * count),
        _ => new(TimeGrain.Second, count),
    };

    /// <summary>The beginning of the unit that a moment is in.</summary>
    public static DateTime Begin(this TimeGrain grain, DateTime moment) => grain switch
    {
        TimeGrain.Year => new DateTime(moment.Year, 1, 1, 0, 0, 0, DateTimeKind.Unspecified),
        TimeGrain.Quarter => new DateTime(moment.Year, (moment.Month - 1) / 3 * 3 + 1, 1, 0, 0, 0, DateTimeKind.Unspecified),
        TimeGrain.Month => new DateTime(moment.Year, moment.Month, 1, 0, 0, 0, DateTimeKind.Unspecified),
        TimeGrain.Week => moment.Date.AddDays(-(((int)moment.DayOfWeek + 6) % 7)),
        TimeGrain.Day => moment.Date,
        TimeGrain.Hour => moment.Date.AddHours(moment.Hour),
        TimeGrain.Minute => moment.Date.AddMinutes(Math.Floor(moment.TimeOfDay.TotalMinutes)),
        _ => moment.Date.AddSeconds(Math.Floor(moment.TimeOfDay.TotalSeconds)),
    };

    /// <summary>About how long it is, in seconds.</summary>
    public static double Seconds(this TimeGrain grain) => grain switch
    {
        TimeGrain.Year => 31_556_952,
        TimeGrain.Quarter => 7_889_238,
        TimeGrain.Month => 2_629_746,
        TimeGrain.Week => 604_800,
        TimeGrain.Day => 86_400,
        TimeGrain.Hour => 3600,
        TimeGrain.Minute => 60,
        _ => 1,
    };
}
