using System.Globalization;
using System.Text;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Naming;
using Mixdown.Project.Dashboards.Fields;

namespace Mixdown.Runs.Dashboards.Exploring;

/// <summary>Filters of a draft as the condition that stands in a file. There they are text, which is why each value is written as its
/// column's type has it, and texts as literals.</summary>
/// <param name="catalog">What the fact has.</param>
sealed class DraftCondition(FactCatalog catalog)
{
    /// <summary>The condition; null where nothing is filtered.</summary>
    /// <param name="filters">Values by <c>TABLE.COLUMN</c>; relative periods of times are not among them.</param>
    /// <exception cref="MixdownException">MX4165: a value cannot be written.</exception>
    public string? Of(IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> filters)
    {
        var all = filters.Where(filter => filter.Value is not ([] or [""])).OrderBy(filter => filter.Key, StringComparer.Ordinal).Select(One).ToList();
        return all.Count == 0 ? null : string.Join(" and ", all);
    }

    string One(KeyValuePair<string, IReadOnlyList<string>> filter)
    {
        var (field, values) = (catalog.Column(filter.Key)!, filter.Value);
        return field.Type is "number" or "date" or "time" && values is [var only] && only.Split("..") is [var first, var last]
            ? Span(field, first, last)
            : Members(field, values);
    }

    static string Span(FieldChoice field, string first, string last)
    {
        var isDay = field.Type != "number" && DateOnly.TryParseExact(last, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
        var ends = new List<string>();
        if (first.Length > 0)
            ends.Add($"{field.Text} >= {Value(field, first)}");
        if (last.Length > 0)
            ends.Add(isDay ? $"{field.Text} < {Value(field, DayAfter(last))}" : $"{field.Text} <= {Value(field, last)}");
        return ends.Count > 0 ? string.Join(" and ", ends) : throw Wrong(field, "..");
    }

    static string Members(FieldChoice field, IReadOnlyList<string> values)
    {
        var said = values.Where(value => value.Length > 0).Select(value => Value(field, value)).ToList();
        var listed = said switch
        {
            [] => null,
            [var only] => $"{field.Text} = {only}",
            _ => $"{field.Text} in ({string.Join(", ", said)})",
        };
        if (said.Count == values.Count)
            return listed!;
        return listed is null ? $"{field.Text} is null" : $"({listed} or {field.Text} is null)";
    }

    static string Value(FieldChoice field, string text) => field.Type switch
    {
        "number" => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number.ToString(CultureInfo.InvariantCulture) : throw Wrong(field, text),
        "truth" => bool.TryParse(text, out var truth) ? (truth ? "true" : "false") : throw Wrong(field, text),
        "date" or "time" => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _) ? SqlText.Literal(text) : throw Wrong(field, text),
        _ => IsText(text) ? SqlText.Literal(text) : throw Wrong(field, text),
    };

    /// <summary>Whether it is Unicode, and has no zero that would end it.</summary>
    static bool IsText(string text) => !text.Contains('\0', StringComparison.Ordinal) && Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) == text;

    static string DayAfter(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture).AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    static MixdownException Wrong(FieldChoice field, string text) =>
        new(new Diagnostic("MX4165", $"'{text}' is no value of '{field.Text}' that a file could have", Hint: "Choose another one, or clear the filter."));
}
