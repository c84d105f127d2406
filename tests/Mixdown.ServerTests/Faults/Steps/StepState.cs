using System.Globalization;
using Mixdown.Engines;

namespace Mixdown.ServerTests.Faults.Steps;

/// <summary>What is in the warehouse, as text that can be compared.</summary>
static class StepState
{
    /// <summary>Rows by table, in the order of their text; those of <c>by_day</c> by table and day. A view can be read: its rows
    /// are those of whatever tables there are.</summary>
    public static IReadOnlyDictionary<string, string> Read(IEngineSession session)
    {
        var cancel = TestContext.Current.CancellationToken;
        var state = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var relation in session.Query("select table_name, table_type from information_schema.tables where table_schema = 'shop'", cancel).Rows)
        {
            var name = (string)relation[0]!;
            var rows = session.Query($"select * from shop.\"{name}\"", cancel).Rows;
            if (relation[1] is "VIEW")
                state[name] = rows.Count > 0 ? "view" : "view without rows";
            else
                Add(state, name, rows);
        }
        return state;
    }

    static void Add(SortedDictionary<string, string> state, string name, IEnumerable<object?[]> rows)
    {
        foreach (var part in rows.GroupBy(row => name == "by_day" ? $"{name} {Text(row[0])}" : name))
            state[part.Key] = string.Join('\n', part.Select(row => string.Join('|', row.Select(Text))).Order(StringComparer.Ordinal));
    }

    static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
