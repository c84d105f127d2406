using System.Globalization;

namespace Mixdown.Runs.Flags;

/// <summary>Moments on a command line.</summary>
static class EventTime
{
    /// <summary>A day or a moment; one without a zone is in UTC.</summary>
    public static bool TryParse(string text, out DateTimeOffset moment) => DateTimeOffset.TryParse(
        text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out moment);
}
