using System.Globalization;
using System.Text.RegularExpressions;
using Mixdown.Project.Graph;

namespace Mixdown.Runs.Catalog.Facts;

/// <summary>What a check asks, in a few words.</summary>
static partial class CheckText
{
    /// <summary><c>unique</c>, <c>relationships: dim_customer.customer_key</c>, <c>accepted_values: a, b</c>; of a SELECT of its own its
    /// name.</summary>
    public static string Of(ProjectNode check)
    {
        if (check.Check is not { Macro: { } macro } spec)
            return check.Name;
        var said = string.Equals(macro, "relationships", StringComparison.Ordinal)
            ? $"{Named(spec.Arguments.GetValueOrDefault("to"))}.{spec.Arguments.GetValueOrDefault("field")}"
            : string.Join(", ", spec.Arguments.Where(argument => argument.Key is not ("model" or "column_name")).Select(argument => Text(argument.Value)));
        return said.Length == 0 ? macro : $"{macro}: {said}";
    }

    /// <summary>Whether a check names a column, as its own or in an argument.</summary>
    public static bool Names(CheckSpec spec, string column) =>
        Is(spec.Column, column) || spec.Arguments.Any(argument => argument.Key != "model" && Texts(argument.Value).Any(text => Is(text, column)));

    static bool Is(string? text, string column) => string.Equals(text, column, StringComparison.OrdinalIgnoreCase);

    static string Named(object? reference) => Reference().Match(Text(reference)) is { Success: true } found ? found.Groups["name"].Value : Text(reference);

    static string Text(object? value) => string.Join(", ", Texts(value));

    static IEnumerable<string> Texts(object? value) => value switch
    {
        null => [],
        string text => [text],
        IReadOnlyList<object?> many => many.SelectMany(Texts),
        IReadOnlyDictionary<string, object?> map => map.SelectMany(entry => Texts(entry.Value)),
        _ => [Convert.ToString(value, CultureInfo.InvariantCulture)!],
    };

    [GeneratedRegex("""['"](?<name>[^'"]+)['"]\s*\)\s*$""", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reference();
}
