using System.Globalization;

namespace Mixdown.Ingest.Sources.Cursors;

/// <summary>A time as text, with every digit of its second.</summary>
/// <param name="Seconds">Whole seconds; of an instant in UTC.</param>
/// <param name="Fraction">Digits behind the second, without zeros at their end.</param>
/// <param name="Zone">As written: <c>Z</c>, <c>+07:00</c>, or nothing.</param>
readonly record struct CursorTime(DateTime Seconds, string Fraction, string Zone)
{
    /// <summary>Reads ISO 8601, with a blank or a T between day and time; a day alone is its midnight.</summary>
    public static bool TryParse(string text, out CursorTime time)
    {
        time = default;
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var digits = point < 0 ? "" : new string([.. text.AsSpan(point + 1).ToString().TakeWhile(char.IsAsciiDigit)]);
        var whole = point < 0 ? text : text.Remove(point, digits.Length + 1);
        var zone = whole[ZoneStart(whole)..];
        const DateTimeStyles Utc = DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal;
        if (!DateTime.TryParse(Full(whole, zone), CultureInfo.InvariantCulture, Utc, out var seconds))
            return false;
        time = new CursorTime(seconds, digits.TrimEnd('0'), zone);
        return true;
    }

    /// <summary>The same time some while earlier, in the zone in which it was written (UTC where it had one).</summary>
    public CursorTime Before(TimeSpan lag)
    {
        // What a lag has below a second would have to be taken from the digits: it is rounded up, so that no row is missed.
        var seconds = TimeSpan.FromSeconds(Math.Ceiling(lag.TotalSeconds));
        return this with { Seconds = Seconds - DateTime.MinValue < seconds ? DateTime.MinValue : Seconds - seconds };
    }

    /// <summary>Negative when the first is the earlier one; zones do not matter, so that equal times need not be equal values.</summary>
    public static int Compare(CursorTime first, CursorTime second) => first.Seconds != second.Seconds
        ? first.Seconds.CompareTo(second.Seconds)
        : string.CompareOrdinal(first.Fraction, second.Fraction);

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = Seconds.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
        return $"{text}{(Fraction.Length > 0 ? "." + Fraction : "")}{(Zone.Length > 0 ? "Z" : "")}";
    }

    // .NET wants minutes in a zone, PostgreSQL writes +00.
    static string Full(string whole, string zone) => zone.Length == 3 ? whole + ":00" : whole;

    static int ZoneStart(string whole)
    {
        var clock = whole.IndexOf(':', StringComparison.Ordinal);
        if (clock < 0)
            return whole.Length;
        var zone = whole.AsSpan(clock).IndexOfAny("Zz+-");
        return zone < 0 ? whole.Length : clock + zone;
    }
}
