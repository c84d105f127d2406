using System.Text.RegularExpressions;

namespace Mixdown.Project.Dashboards.Periods;

/// <summary>What time it is for a viewer.</summary>
/// <param name="Now">The moment.</param>
/// <param name="Zone">The viewer's.</param>
sealed partial record ViewerClock(DateTimeOffset Now, TimeZoneInfo Zone)
{
    /// <summary>What the viewer's clock shows.</summary>
    public DateTime Local => TimeZoneInfo.ConvertTime(Now, Zone).DateTime;

    /// <summary>The same moment as UTC's clock shows it, which no viewer chose.</summary>
    public ViewerClock InUtc => this with { Zone = TimeZoneInfo.Utc };

    /// <summary>The instant at which the viewer's clock shows a time. One that it leaps over is taken for the moment of the leap;
    /// of two that it shows twice, the first counts.</summary>
    public DateTimeOffset Instant(DateTime local)
    {
        var offset = Zone.IsInvalidTime(local) ? Zone.GetUtcOffset(local.AddHours(-3))
            : Zone.IsAmbiguousTime(local) ? Zone.GetAmbiguousTimeOffsets(local).Max()
            : Zone.GetUtcOffset(local);
        // In UTC: PostgreSQL takes no other.
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    /// <summary>The zone of a name; null when there is none. Names are looked up as files by the system: nothing but names of zones
    /// gets there.</summary>
    public static TimeZoneInfo? Find(string name) => Name().IsMatch(name) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : null;

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9][A-Za-z0-9_+-]*){0,2}\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
