using System.Text.Json;
using Mixdown.Data.Schemas;
using Mixdown.Delta.Log;

namespace Mixdown.Delta.Statistics;

/// <summary>Reads the JSON of <c>add.stats</c>, which nothing guarantees: what is odd counts as unknown.</summary>
static class StatisticsReader
{
    public static FileStatistics? Read(string? json, ColumnList columns)
    {
        if (json is null)
            return null;
        try
        {
            using var document = JsonDocument.Parse(json);
            return Read(document.RootElement, columns);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    static FileStatistics? Read(JsonElement root, ColumnList columns)
    {
        if (root.ValueKind != JsonValueKind.Object)
            return null;
        var fields = new JsonFields(root);
        // delta-kernel as ClickHouse uses it writes the statistics as a text inside the statistics.
        if (fields.TextIfAny("stats_json") is { } inner)
            return Read(inner, columns);
        return fields.WholeIfAny("numRecords") is >= 0 and var rows
            ? new FileStatistics(rows, columns.ToDictionary(column => column.Name, column => Column(fields, column), StringComparer.Ordinal))
            : null;
    }

    static ColumnStatistics Column(JsonFields fields, Column column) => new(
        Bound(fields, "minValues", column) is { } min ? StatisticsBound.Min(min, column.Type) : null,
        Bound(fields, "maxValues", column) is { } max ? StatisticsBound.MaxRead(max, column.Type) : null,
        Member(fields, "nullCount", column) is { ValueKind: JsonValueKind.Number } nulls && nulls.TryGetInt64(out var count) ? count : null);

    /// <summary>The bound's text, where its kind in JSON is that of the column's type.</summary>
    static string? Bound(JsonFields fields, string member, Column column) => (Member(fields, member, column), column.Type) switch
    {
        ({ ValueKind: JsonValueKind.Number } number, DataType.Integer or DataType.Float or DataType.Decimal) => number.GetRawText(),
        ({ ValueKind: JsonValueKind.String } text, DataType.String or DataType.Date or DataType.Timestamp) => text.GetString(),
        _ => null,
    };

    static JsonElement? Member(JsonFields fields, string member, Column column) =>
        fields.Element(member) is { ValueKind: JsonValueKind.Object } found ? new JsonFields(found).Element(column.Name) : null;
}
