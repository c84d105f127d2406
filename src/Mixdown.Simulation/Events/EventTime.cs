using System.Globalization;

namespace Mixdown.Simulation.Events;

/// <summary>Times of events, as people write them.</summary>
public static class EventTime
{
    /// <summary>Earliest start.</summary>
    public static readonly DateTimeOffset First = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Latest end.</summary>
    public static readonly DateTimeOffset Last = new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>What to write.</summary>
    public const string Hint = "Write a date or a time such as 2025-12-01 or 2025-12-01T18:30:00Z, from the year 2000 to 2099.";

    /// <summary>Reads a date or a time; UTC where it names no zone.</summary>
    public static bool TryParse(string text, out DateTimeOffset time) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time)
        && time >= First && time <= Last;
}
