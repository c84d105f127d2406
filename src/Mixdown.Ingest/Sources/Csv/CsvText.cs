using System.Text;
using Mixdown.Ingest.Sources.Csv.Records;

namespace Mixdown.Ingest.Sources.Csv;

/// <summary>Fields as the text that they mean.</summary>
static class CsvText
{
    /// <summary>Halves doubled quotes.</summary>
    /// <param name="raw">Between the field's quotes.</param>
    /// <param name="quote">The quote.</param>
    /// <param name="into">At least as long as <paramref name="raw"/>.</param>
    public static ReadOnlySpan<byte> Undouble(ReadOnlySpan<byte> raw, byte quote, byte[] into)
    {
        var length = 0;
        while (raw.Length > 0)
        {
            var next = raw.IndexOf(quote);
            var run = next < 0 ? raw.Length : next + 1;
            raw[..run].CopyTo(into.AsSpan(length));
            length += run;
            raw = raw[Math.Min(raw.Length, next < 0 ? run : run + 1)..];
        }
        return into.AsSpan(0, length);
    }

    /// <summary>The text of a field.</summary>
    public static unsafe string Of(CsvFields fields, int column, int row, byte quote)
    {
        var raw = fields.Raw(column, row);
        var isDoubled = (fields.Lengths(column)[row] & CsvFields.Doubled) != 0;
        return Encoding.UTF8.GetString(isDoubled ? Undouble(raw, quote, new byte[raw.Length]) : raw);
    }
}
