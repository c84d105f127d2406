using System.Globalization;

namespace Mixdown.Project.Dashboards.Periods;

/// <summary>Reads periods.</summary>
static class PeriodSyntax
{
    const int Most = 100_000;
    const int MostYears = 1000;
    static readonly string[] Days = ["yyyy-MM-dd"];
    static readonly string[] Moments = ["yyyy-MM-ddTHH:mm", "yyyy-MM-dd HH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-dd HH:mm:ss"];

    /// <summary>What can be written, for messages.</summary>
    public const string Examples = "Write 'last 7 days', 'last 60 minutes', 'latest 7 days' (that there are data of), 'this month', 'last year', 'today', '2025-01-01..2025-03-31' or 'all time'.";

    /// <summary>The period; null when the text is none.</summary>
    public static Period? Read(string text)
    {
        var words = text.Trim().ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words switch
        {
            [] or ["all", "time"] => new Period.All(),
            ["today"] => new Period.Whole(0, TimeGrain.Day),
            ["yesterday"] => new Period.Whole(1, TimeGrain.Day),
            ["this", var unit] when TimeGrains.Find(unit) is { } grain => new Period.Whole(0, grain),
            ["last", var unit] when TimeGrains.Find(unit) is { } grain => new Period.Whole(1, grain),
            ["last", var count, var unit] => Rolling(count, unit, isAnchored: false),
            ["latest", var unit] when TimeGrains.Find(unit) is { } grain => new Period.Rolling(1, grain, IsAnchored: true),
            ["latest", var count, var unit] => Rolling(count, unit, isAnchored: true),
            _ => Range(text.Trim()),
        };
    }

    static Period.Rolling? Rolling(string count, string unit, bool isAnchored) =>
        int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var many) && many is > 0 and <= Most && TimeGrains.Find(unit.TrimEnd('s')) is { } grain
            && many * grain.Seconds() <= MostYears * TimeGrain.Year.Seconds()
            ? new Period.Rolling(many, grain, isAnchored)
            : null;

    static Period.Range? Range(string text)
    {
        var dots = text.IndexOf("..", StringComparison.Ordinal);
        var (first, last) = dots < 0 ? (text, text) : (text[..dots], text[(dots + 2)..]);
        if (first.Length + last.Length == 0 || !TryMoment(first, isEnd: false, out var from) || !TryMoment(last, isEnd: true, out var to))
            return null;
        return from < to || from is null || to is null ? new Period.Range(from, to) : null;
    }

    /// <summary>A day's end is the beginning of the next.</summary>
    static bool TryMoment(string text, bool isEnd, out DateTime? moment)
    {
        moment = null;
        if (text.Length == 0)
            return true;
        if (DateTime.TryParseExact(text, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1 and < 9999)
            moment = isEnd ? day.AddDays(1) : day;
        else if (DateTime.TryParseExact(text, Moments, CultureInfo.InvariantCulture, DateTimeStyles.None, out var exact) && exact.Year is > 1 and < 9999)
            moment = exact;
        return moment is not null;
    }
}
