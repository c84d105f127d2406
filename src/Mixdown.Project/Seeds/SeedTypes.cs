using System.Globalization;
using Mixdown.Data.Diagnostics;

namespace Mixdown.Project.Seeds;

/// <summary>The types that people chose with <c>column_types</c>.</summary>
static class SeedTypes
{
    static readonly string[] Integers = ["int", "integer", "bigint", "smallint", "int2", "int4", "int8", "tinyint", "hugeint"];

    /// <summary>The type of a column; null where none was chosen.</summary>
    public static string? Chosen(SeedOptions options, string column) =>
        options.ColumnTypes.FirstOrDefault(type => type.Key.Equals(column, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>Takes a value into account: for the guess, or against the type that was chosen.</summary>
    /// <exception cref="MixdownException">MX1553: it does not fit. An engine may round instead of refusing, so that it is asked here.</exception>
    public static void Take(string value, SeedGuess guess, string column, SeedOptions options, int line)
    {
        if (Chosen(options, column) is not { } type)
            guess.See(value);
        else if (Integers.Contains(type.Trim(), StringComparer.OrdinalIgnoreCase) && !IsInteger(value))
            throw new MixdownException(new Diagnostic(
                "MX1553", $"'{value}' in the column '{column}' is no {type}", new SourceSpan(options.File, line, 1, 1), "Correct the value, or give the column another type under 'column_types'."));
    }

    /// <exception cref="MixdownException">MX1553: a type is chosen for a column that is not there.</exception>
    public static void CheckNames(SeedOptions options, IReadOnlyList<string> columns)
    {
        foreach (var chosen in options.ColumnTypes.Keys.Where(chosen => !columns.Contains(chosen, StringComparer.OrdinalIgnoreCase)))
        {
            throw new MixdownException(new Diagnostic(
                "MX1553", $"'column_types' names a column '{chosen}', which the file does not have", new SourceSpan(options.File, 1, 1, 1), DidYouMean.Hint(chosen, columns)));
        }
    }

    static bool IsInteger(string value) => Int128.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out _);
}
