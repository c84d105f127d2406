using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Mixdown.Runs.Live.Feeds;

namespace Mixdown.Web.Live;

/// <summary>Writes live tables as compact JSON for charts: rows as lists in the order of the columns, moments as milliseconds since
/// 1970 UTC.</summary>
static class FeedJson
{
    /// <summary>The length of windows, and the columns with their types and roles.</summary>
    public static void WriteTable(Utf8JsonWriter json, FeedTable table, IReadOnlyList<FeedColumn> columns)
    {
        json.WriteNumber("size", (long)table.Window.Size.TotalMilliseconds);
        json.WriteNumber("every", (long)table.Window.Every.TotalMilliseconds);
        json.WriteStartArray("columns");
        foreach (var column in columns)
        {
            json.WriteStartObject();
            json.WriteString("name", column.Name);
            json.WriteString("type", column.Type);
            json.WriteString("role", column.Role switch { FeedRole.Window => "window", FeedRole.Dimension => "dimension", _ => "metric" });
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>One window with the rows that are wanted of it.</summary>
    public static void WriteWindow(Utf8JsonWriter json, FeedWindow window, IReadOnlyList<object?[]> rows)
    {
        json.WriteStartObject();
        json.WriteNumber("start", window.Start.ToUnixTimeMilliseconds());
        json.WriteNumber("revision", window.Revision);
        json.WriteBoolean("closed", window.IsClosed);
        if (window.IsApproximate)
            json.WriteBoolean("approximate", true);
        json.WriteStartArray("rows");
        foreach (var row in rows)
            WriteList(json, row);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>A moment, or null.</summary>
    public static void WriteMoment(Utf8JsonWriter json, string name, DateTimeOffset? moment)
    {
        if (moment is { } at)
            json.WriteNumber(name, at.ToUnixTimeMilliseconds());
        else
            json.WriteNull(name);
    }

    static void WriteList(Utf8JsonWriter json, IEnumerable values)
    {
        json.WriteStartArray();
        foreach (var value in values)
            Write(json, value);
        json.WriteEndArray();
    }

    static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null or double.NaN or double.PositiveInfinity or double.NegativeInfinity: json.WriteNullValue(); break;
            case string text: json.WriteStringValue(text); break;
            case bool truth: json.WriteBooleanValue(truth); break;
            case long whole: json.WriteNumberValue(whole); break;
            case double number: json.WriteNumberValue(number); break;
            case decimal number: json.WriteNumberValue(number); break;
            case BigInteger or Int128: json.WriteRawValue(Convert.ToString(value, CultureInfo.InvariantCulture)!); break;
            case DateTimeOffset instant: json.WriteNumberValue(instant.ToUnixTimeMilliseconds()); break;
            case DateTime time: json.WriteNumberValue(new DateTimeOffset(time, TimeSpan.Zero).ToUnixTimeMilliseconds()); break;
            case DateOnly day: json.WriteStringValue(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)); break;
            case IDictionary map: WriteMap(json, map); break;
            case IEnumerable list and not byte[]: WriteList(json, list); break;
            default: json.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture)); break;
        }
    }

    static void WriteMap(Utf8JsonWriter json, IDictionary map)
    {
        json.WriteStartObject();
        foreach (DictionaryEntry entry in map)
        {
            json.WritePropertyName(Convert.ToString(entry.Key, CultureInfo.InvariantCulture)!);
            Write(json, entry.Value);
        }
        json.WriteEndObject();
    }
}
