using System.Text.Json;
using Mixdown.Data.Naming;
using Mixdown.Engines.DuckDb;

namespace Mixdown.Streams.Live.Entries;

/// <summary>The columns that the SQL of an entry names, and where they come from. A topic's table may not have them yet: an event that
/// has the field makes the column.</summary>
sealed class EntryColumns
{
    readonly Dictionary<string, string> _mapped;
    readonly HashSet<string> _numbers = new(StringComparer.OrdinalIgnoreCase);

    EntryColumns(LiveDefinition definition, DuckDbSession session, CancellationToken cancel)
    {
        _mapped = definition.Columns.ToDictionary(column => column.Name, column => column.Sql, StringComparer.OrdinalIgnoreCase);
        Names = NamesIn(session, Expressions(definition), cancel);
        var mapped = Names.Where(_mapped.ContainsKey).Select(name => _mapped[name]);
        EventColumns = [.. Names.Where(name => !_mapped.ContainsKey(name)).Concat(NamesIn(session, mapped, cancel)).Distinct(StringComparer.OrdinalIgnoreCase)];
        var numbers = definition.Measures.Where(measure => measure.Aggregation is LiveAggregation.Sum or LiveAggregation.Average).Select(measure => measure.Sql);
        foreach (var name in NamesIn(session, numbers, cancel))
            _numbers.UnionWith(_mapped.TryGetValue(name, out var sql) ? NamesIn(session, [sql], cancel) : [name]);
    }

    /// <summary>Each name in the entry's SQL once.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The event's columns that are needed for them.</summary>
    public IReadOnlyList<string> EventColumns { get; }

    /// <summary>Looks for the names in an entry's SQL.</summary>
    /// <exception cref="Mixdown.Data.Diagnostics.MixdownException">MX3010: it does not parse.</exception>
    public static EntryColumns Of(LiveDefinition definition, DuckDbSession session, CancellationToken cancel) => new(definition, session, cancel);

    /// <summary>What a name stands for, over the event's columns.</summary>
    public string Source(string name) => _mapped.TryGetValue(name, out var sql) ? $"({sql})" : new SqlIdentifier(name).ToString();

    /// <summary>The type of an event's column that no event has had yet: what the aggregates over it can do something with.</summary>
    public string TypeOf(string eventColumn) => _numbers.Contains(eventColumn) ? "double" : "varchar";

    static IEnumerable<string> Expressions(LiveDefinition definition) =>
    [
        .. definition.By.Select(by => by.Sql),
        .. definition.Measures.Select(measure => measure.Sql),
        .. definition.Measures.Select(measure => measure.Filter).OfType<string>(),
        .. definition.Top.Select(top => top.Item.Sql),
        .. definition.Filter is { } filter ? [filter] : Array.Empty<string>(),
    ];

    static List<string> NamesIn(DuckDbSession session, IEnumerable<string> expressions, CancellationToken cancel)
    {
        var names = new List<string>();
        foreach (var sql in expressions)
        {
            var statement = $"select ({sql})";
            var parsed = (string)session.Query($"select json_serialize_sql({SqlText.Literal(statement)})::varchar", cancel).Rows[0][0]!;
            using var document = JsonDocument.Parse(parsed, new JsonDocumentOptions { MaxDepth = 10_000 });
            // What does not parse is refused with its place by the statement itself.
            if (document.RootElement.TryGetProperty("error", out var failed) && failed.GetBoolean())
                session.Query(statement, cancel);
            Collect(document.RootElement, names);
        }
        return [.. names.Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    static void Collect(JsonElement element, List<string> names)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
                Collect(item, names);
        }
        if (element.ValueKind != JsonValueKind.Object)
            return;
        if (element.TryGetProperty("class", out var kind) && kind.ValueEquals("COLUMN_REF") && element.TryGetProperty("column_names", out var parts))
            names.Add(parts[0].GetString()!);
        foreach (var member in element.EnumerateObject())
            Collect(member.Value, names);
    }
}
