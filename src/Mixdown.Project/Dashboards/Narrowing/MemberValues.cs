using System.Globalization;
using Mixdown.Project.Dashboards.Tables;

namespace Mixdown.Project.Dashboards.Narrowing;

/// <summary>Texts of an address as values of a column.</summary>
static class MemberValues
{
    static readonly string[] Moments = ["yyyy-MM-dd", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ss.FFFFFF", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss.FFFFFF", "yyyy-MM-ddTHH:mm", "yyyy-MM-dd HH:mm"];

    /// <summary>The value; null when the text is none of the column's type.</summary>
    public static object? Read(string text, ColumnClass column) => column switch
    {
        ColumnClass.Whole => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole : null,
        ColumnClass.Number => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null,
        ColumnClass.Truth => bool.TryParse(text, out var truth) ? truth : null,
        ColumnClass.Date => Moment(text) is { } day ? DateOnly.FromDateTime(day) : null,
        ColumnClass.LocalTime => Moment(text),
        ColumnClass.Instant => Instant(text),
        _ => text.Contains('\0', StringComparison.Ordinal) ? null : text,
    };

    /// <summary>A moment without a zone; null when the text is none.</summary>
    public static DateTime? Moment(string text) =>
        DateTime.TryParseExact(text, Moments, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) ? moment : null;

    /// <summary>An instant; null when the text is none.</summary>
    public static DateTimeOffset? Instant(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant.ToUniversalTime() : null;
}
