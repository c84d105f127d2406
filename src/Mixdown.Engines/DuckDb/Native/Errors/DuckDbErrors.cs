using System.Globalization;
using System.Text.Json;

namespace Mixdown.Engines.DuckDb.Native.Errors;

/// <summary>Reads the library's error texts. Our connections ask for JSON (<c>errors_as_json</c>), since the plain text gives
/// the wrong line for the second statement of a script and cuts long lines; plain text is read too.</summary>
static class DuckDbErrors
{
    /// <summary>The setting that every instance is opened with.</summary>
    internal const string JsonSetting = "errors_as_json";

    /// <summary>The exception for <paramref name="raw"/>, an error of the text <paramref name="sql"/>.</summary>
    internal static DuckDBException Read(string raw, string sql)
    {
        var json = raw.IndexOf("{\"exception_type\"", StringComparison.Ordinal);
        return json < 0 ? ReadPlain(raw) : ReadJson(raw[json..], sql);
    }

    static DuckDBException ReadJson(string json, string sql)
    {
        using var document = JsonDocument.Parse(json);
        var error = document.RootElement;
        var (kind, name) = (Text(error, "exception_type") ?? "", Text(error, "name"));
        return new DuckDBException(ErrorTypes.Parse(kind), $"{kind} Error: {Text(error, "exception_message")}")
        {
            Position = Offset(error) is { } offset ? ErrorPlace.Find(sql, offset) : null,
            UnknownName = name,
            Candidates = Text(error, "candidates") is { Length: > 0 } list ? list.Split(',', StringSplitOptions.TrimEntries) : [],
        };
    }

    static int? Offset(JsonElement error) =>
        int.TryParse(Text(error, "position"), NumberStyles.None, CultureInfo.InvariantCulture, out var offset) ? offset : null;

    static DuckDBException ReadPlain(string raw)
    {
        var colon = raw.IndexOf(" Error: ", StringComparison.Ordinal);
        return new DuckDBException(colon < 0 ? DuckDBErrorType.Invalid : ErrorTypes.Parse(raw[..colon]), raw);
    }

    static string? Text(JsonElement error, string property) =>
        error.TryGetProperty(property, out var value) ? value.GetString() : null;
}
