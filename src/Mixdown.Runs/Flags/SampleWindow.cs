using System.Globalization;
using System.Text.RegularExpressions;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Project;
using Mixdown.Project.Files;

namespace Mixdown.Runs.Flags;

/// <summary>The time that <c>--sample</c> means: <c>3 days</c> up to now, or <c>{'start': …, 'end': …}</c>.</summary>
static partial class SampleWindow
{
    const string Forms = "Write --sample '3 days' (hours, days, months or years), or --sample \"{'start': '2025-12-01', 'end': '2025-12-31'}\".";

    /// <param name="text">As given; null for no sample.</param>
    /// <param name="now">The end of a span that has none of its own.</param>
    /// <exception cref="MixdownException">MX4020: it is neither.</exception>
    public static TimeWindow? Of(string? text, DateTimeOffset now)
    {
        if (text is null)
            return null;
        var match = Span().Match(text);
        if (match.Success && int.TryParse(match.Groups["count"].ValueSpan, CultureInfo.InvariantCulture, out var count))
            return new TimeWindow(Before(now, count, match.Groups["unit"].Value.ToLowerInvariant()), now);
        if (SettingsText.Read("--sample", text) is SettingNode.Map map && Moment(map, "start") is { } start && Moment(map, "end") is { } end && start < end)
            return new TimeWindow(start, end);
        throw new MixdownException(new Diagnostic("MX4020", $"--sample: '{text}' is no span of time", Hint: Forms));
    }

    static DateTimeOffset Before(DateTimeOffset now, int count, string unit) => unit switch
    {
        "hour" => now.AddHours(-count),
        "day" => now.AddDays(-count),
        "month" => now.AddMonths(-count),
        _ => now.AddYears(-count),
    };

    static DateTimeOffset? Moment(SettingNode.Map map, string key) =>
        map[key] is SettingNode.Scalar { Text: var text } && EventTime.TryParse(text, out var moment) ? moment : null;

    [GeneratedRegex(@"\A\s*(?<count>\d{1,5})\s+(?<unit>hour|day|month|year)s?\s*\z", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Span();
}
