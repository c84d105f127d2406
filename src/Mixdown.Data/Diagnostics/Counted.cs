using System.Globalization;

namespace Mixdown.Data.Diagnostics;

/// <summary>Numbers with what they count, for sentences: <c>1 row</c>, <c>2,000 rows</c>.</summary>
public static class Counted
{
    /// <summary>A number and a noun that becomes many by an s.</summary>
    public static string Of(long count, string noun) => Of(count, noun, noun + "s");

    /// <summary>A number and what follows it: another word, or a part of a sentence with its verb.</summary>
    public static string Of(long count, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:#,0} {(count == 1 ? one : many)}");
}
