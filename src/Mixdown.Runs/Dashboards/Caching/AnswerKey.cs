using System.Globalization;
using System.Text;

namespace Mixdown.Runs.Dashboards.Caching;

/// <summary>Two questions have the same key only when they have the same answer.</summary>
static class AnswerKey
{
    /// <summary>The key of a question.</summary>
    /// <param name="sql">What is asked.</param>
    /// <param name="values">What is bound in it.</param>
    /// <param name="rows">Rows that are wanted at most.</param>
    /// <param name="versions">Of what it reads.</param>
    public static string Of(string sql, IReadOnlyList<object?> values, int rows, string versions)
    {
        var key = new StringBuilder(sql.Length + 128);
        Add(key, 'q', sql);
        Add(key, 'v', versions);
        key.Append(CultureInfo.InvariantCulture, $"{rows};");
        foreach (var value in values)
            Add(key, value);
        return key.ToString();
    }

    static void Add(StringBuilder key, object? value)
    {
        switch (value)
        {
            case null: key.Append("n;"); break;
            case DateTimeOffset instant: Add(key, 'i', instant.UtcTicks.ToString(CultureInfo.InvariantCulture)); break;
            case DateTime local: Add(key, 'l', local.Ticks.ToString(CultureInfo.InvariantCulture)); break;
            case DateOnly day: Add(key, 'd', day.DayNumber.ToString(CultureInfo.InvariantCulture)); break;
            case string text: Add(key, 't', text); break;
            case bool yes: key.Append(yes ? "b1;" : "b0;"); break;
            default: Add(key, 'x', $"{value.GetType().Name}:{Convert.ToString(value, CultureInfo.InvariantCulture)}"); break;
        }
    }

    // With its length in front, no text can look like two.
    static void Add(StringBuilder key, char kind, string text) => key.Append(kind).Append(CultureInfo.InvariantCulture, $"{text.Length}:").Append(text).Append(';');
}
