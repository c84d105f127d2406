using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Mixdown.Data.Schemas;

namespace Mixdown.Delta.Statistics;

/// <summary>Writes the JSON of <c>add.stats</c>.</summary>
static class StatisticsWriter
{
    static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(FileStatistics statistics, ColumnList columns, int indexedColumns)
    {
        var indexed = columns
            .Take(indexedColumns < 0 ? columns.Count : indexedColumns)
            .Where(column => statistics.Columns.ContainsKey(column.Name))
            .ToList();
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Plain))
        {
            json.WriteStartObject();
            json.WriteNumber("numRecords", statistics.Rows);
            Bounds(json, "minValues", indexed, column => StatisticsBound.Min(statistics.Columns[column.Name].Min, column.Type));
            Bounds(json, "maxValues", indexed, column => StatisticsBound.Max(statistics.Columns[column.Name].Max, column.Type));
            Nulls(json, indexed, statistics);
            json.WriteBoolean("tightBounds", true);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    static void Bounds(Utf8JsonWriter json, string member, List<Column> columns, Func<Column, string?> bound)
    {
        json.WriteStartObject(member);
        foreach (var column in columns)
        {
            if (bound(column) is not { } text)
                continue;
            json.WritePropertyName(column.Name);
            if (column.Type is DataType.Integer or DataType.Float or DataType.Decimal)
                json.WriteRawValue(text);
            else
                json.WriteStringValue(text);
        }
        json.WriteEndObject();
    }

    /// <summary>A struct's nulls would have to be an object of its fields' nulls: left out.</summary>
    static void Nulls(Utf8JsonWriter json, List<Column> columns, FileStatistics statistics)
    {
        json.WriteStartObject("nullCount");
        foreach (var column in columns.Where(column => column.Type is not DataType.Struct))
        {
            if (statistics.Columns[column.Name].Nulls is { } nulls)
                json.WriteNumber(column.Name, nulls);
        }
        json.WriteEndObject();
    }
}
