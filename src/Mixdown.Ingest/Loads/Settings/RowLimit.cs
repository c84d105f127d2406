using System.Globalization;

namespace Mixdown.Ingest.Loads.Settings;

/// <summary>How many rows of a table may be bad: a share of the rows read (<c>1%</c>) or a count (<c>100</c>).</summary>
/// <param name="Share">Between 0 and 1; null when a count is given.</param>
/// <param name="Rows">A count of rows; null when a share is given.</param>
public readonly record struct RowLimit(decimal? Share, long? Rows)
{
    /// <summary>One row in a hundred, the limit where none is said.</summary>
    public static RowLimit Default => new(0.01m, null);

    /// <summary>Whether <paramref name="bad"/> rows out of <paramref name="read"/> are more than allowed.</summary>
    public bool IsExceededBy(long bad, long read) => Rows is { } rows ? bad > rows : bad > (Share ?? 0) * read;

    /// <summary>Reads <c>1%</c>, <c>0.5%</c> or a count of rows.</summary>
    public static RowLimit? Parse(string text)
    {
        var number = text.AsSpan().Trim();
        if (number.EndsWith("%"))
            return ParseShare(number[..^1].TrimEnd());
        return long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var rows) ? new RowLimit(null, rows) : null;
    }

    /// <inheritdoc/>
    public override string ToString() => Rows is { } rows
        ? rows.ToString("#,0", CultureInfo.InvariantCulture)
        : ((Share ?? 0) * 100).ToString("0.######", CultureInfo.InvariantCulture) + "%";

    static RowLimit? ParseShare(ReadOnlySpan<char> percent) =>
        decimal.TryParse(percent, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= 100
            ? new RowLimit(value / 100, null)
            : null;
}
