using System.Globalization;
using System.Text.Json;

namespace Mixdown.ServerTests.Figures;

/// <summary>Rows as lines of text in an order of their own, in which an answer of the server and one of the engine can be compared.
/// Decimals are all there; of what is divided, twelve digits.</summary>
static class FigureText
{
    const int Digits = 12;

    /// <summary>The rows of a tile's answer.</summary>
    public static string Of(JsonElement answer)
    {
        var columns = answer.GetProperty("values").EnumerateArray().Select(column => column.EnumerateArray().Select(Text).ToList()).ToList();
        return Lines(Enumerable.Range(0, columns.Count == 0 ? 0 : columns[0].Count).Select(row => columns.Select(column => column[row])));
    }

    /// <summary>The rows of a query.</summary>
    public static string Of(IEnumerable<object?[]> rows) => Lines(rows.Select(row => row.Select(Text)));

    static string Lines(IEnumerable<IEnumerable<string>> rows) => string.Join('\n', rows.Select(row => string.Join(" | ", row)).Order(StringComparer.Ordinal));

    static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "null",
        JsonValueKind.Number => Number(value.GetRawText()),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => value.GetString()!,
    };

    static string Text(object? value) => value switch
    {
        null => "null",
        bool yes => yes ? "true" : "false",
        string text => text,
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
        DateTimeOffset instant => instant.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFZ", CultureInfo.InvariantCulture),
        IFormattable number => Number(number.ToString(null, CultureInfo.InvariantCulture)),
        _ => throw new NotSupportedException($"A figure is no {value.GetType()}."),
    };

    static string Number(string digits)
    {
        var number = decimal.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture);
        var whole = Math.Truncate(Math.Abs(number)).ToString(CultureInfo.InvariantCulture).Length;
        return decimal.Round(number, Math.Clamp(Digits - whole, 0, 28)).ToString("0.############################", CultureInfo.InvariantCulture);
    }
}
