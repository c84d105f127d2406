using System.Text.RegularExpressions;

namespace Mixdown.Ingest.Loads.Settings;

/// <summary>A name of tables with <c>*</c> (any characters) and <c>?</c> (one) in it. Upper and lower case are the same.</summary>
/// <param name="pattern">As the project file has it; one with a dot is about the table's place, <c>public.*</c>.</param>
sealed class TablePattern(string pattern)
{
    static readonly char[] Wild = ['*', '?'];

    readonly Regex _match = new(
        "^" + Regex.Escape(pattern).Replace(@"\*", ".*", StringComparison.Ordinal).Replace(@"\?", ".", StringComparison.Ordinal) + "$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking);

    /// <summary>How much it says: of two patterns for one table the one with more letters wins.</summary>
    public int Letters { get; } = pattern.Count(letter => !Wild.Contains(letter));

    /// <summary>Whether a name has wildcards at all.</summary>
    public static bool IsPattern(string name) => name.AsSpan().IndexOfAny(Wild) >= 0;

    /// <summary>Whether it is for this table.</summary>
    /// <param name="name">In the lake.</param>
    /// <param name="place">At the source, with its schema.</param>
    public bool Matches(string name, string place) => _match.IsMatch(place) || _match.IsMatch(name);
}
