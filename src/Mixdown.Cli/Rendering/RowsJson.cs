using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Mixdown.Engines;
using Mixdown.Runs.Queries;

namespace Mixdown.Cli.Rendering;

/// <summary>Rows as dbt's <c>show --output json</c> writes them: <c>{"node": …, "show": [{"id": 1, …}, …]}</c>.</summary>
static class RowsJson
{
    static readonly JsonWriterOptions Form = new() { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The object; without <c>node</c> for SQL that stands in no file.</summary>
    public static string Of(NodeRows shown)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Form))
        {
            json.WriteStartObject();
            if (shown.Name is not null)
                json.WriteString("node", shown.Name);
            json.WriteStartArray("show");
            foreach (var row in shown.Rows.Rows)
                WriteRow(json, shown.Rows.Columns, row);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    /// <summary>One object a line: <c>{"id": 1, …}</c>.</summary>
    public static IEnumerable<string> Lines(ResultTable table)
    {
        foreach (var row in table.Rows)
        {
            using var buffer = new MemoryStream();
            using (var json = new Utf8JsonWriter(buffer, Form with { Indented = false }))
                WriteRow(json, table.Columns, row);
            yield return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
        }
    }

    static void WriteRow(Utf8JsonWriter json, IReadOnlyList<ResultColumn> columns, object?[] row)
    {
        json.WriteStartObject();
        for (var at = 0; at < row.Length; at++)
        {
            json.WritePropertyName(columns[at].Name);
            Write(json, row[at]);
        }
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case string text: json.WriteStringValue(text); break;
            case bool truth: json.WriteBooleanValue(truth); break;
            case double or float when !double.IsFinite(Convert.ToDouble(value, CultureInfo.InvariantCulture)): json.WriteNullValue(); break;
            case DateTime time: json.WriteStringValue(time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture)); break;
            case DateTimeOffset instant: json.WriteStringValue(instant.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFzzz", CultureInfo.InvariantCulture)); break;
            case DateOnly day: json.WriteStringValue(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)); break;
            case sbyte or byte or short or ushort or int or uint or long or ulong or Int128 or UInt128 or System.Numerics.BigInteger or decimal or double or float:
                json.WriteRawValue(Convert.ToString(value, CultureInfo.InvariantCulture)!);
                break;
            case IDictionary or byte[] or not IEnumerable: json.WriteStringValue(ValueText.Of(value)); break;
            case IEnumerable list: WriteList(json, list); break;
        }
    }

    static void WriteList(Utf8JsonWriter json, IEnumerable list)
    {
        json.WriteStartArray();
        foreach (var item in list)
            Write(json, item);
        json.WriteEndArray();
    }
}
