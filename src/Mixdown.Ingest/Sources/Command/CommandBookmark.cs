using System.Text.Json;
using Mixdown.Data.Diagnostics;

namespace Mixdown.Ingest.Sources.Command;

/// <summary>Where a program's last run ended, as one of its tables keeps it.</summary>
/// <param name="Run">Counts runs, so that of two tables' bookmarks the earlier one is known.</param>
/// <param name="State">What the program said last: any JSON value; null where it said nothing.</param>
/// <param name="Cursor">The bookmark of the cursor; null without one.</param>
sealed record CommandBookmark(long Run, JsonElement? State, string? Cursor)
{
    /// <summary>As it is kept beside the rows.</summary>
    public string ToText() => JsonSerializer.Serialize(this, CommandBookmarkJson.Default.CommandBookmark);

    /// <summary>Reads what <see cref="ToText"/> wrote.</summary>
    /// <exception cref="MixdownException">MX2335: it is something else.</exception>
    public static CommandBookmark Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, CommandBookmarkJson.Default.CommandBookmark)!;
        }
        catch (JsonException)
        {
            throw new MixdownException(new Diagnostic(
                "MX2335", $"the bookmark of the table cannot be read: {text}", Hint: "It was written by another kind of source. Load the table with --full-refresh."));
        }
    }

    /// <summary>What the program is given: a text as it is, anything else as JSON; empty for nothing.</summary>
    public static string Given(JsonElement? state) => state switch
    {
        null or { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => "",
        { ValueKind: JsonValueKind.String } text => text.GetString()!,
        { } value => value.GetRawText(),
    };
}
