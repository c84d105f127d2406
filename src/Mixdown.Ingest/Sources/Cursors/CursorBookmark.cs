using System.Text.Json;
using Mixdown.Data.Diagnostics;

namespace Mixdown.Ingest.Sources.Cursors;

/// <summary>Where an incremental read ended: the highest value of the cursor, as text of the source with every digit that it
/// has, and which rows at that border were read.</summary>
/// <param name="Column">The cursor.</param>
/// <param name="Type">What the source calls its type.</param>
/// <param name="Value">The highest value that was read.</param>
sealed record CursorBookmark(string Column, string Type, string Value)
{
    /// <summary>Marks of the rows at the border, in order, each as often as it was met; null where they were not kept, so that
    /// the border's rows are read again and have to be merged.</summary>
    public IReadOnlyList<string>? Border { get; init; } = [];

    /// <summary>As it is kept beside the rows.</summary>
    public string ToText() => JsonSerializer.Serialize(this, CursorBookmarkJson.Default.CursorBookmark);

    /// <summary>Reads what <see cref="ToText"/> wrote.</summary>
    /// <exception cref="MixdownException">MX2256: it is something else.</exception>
    public static CursorBookmark Parse(string text)
    {
        try
        {
            if (JsonSerializer.Deserialize(text, CursorBookmarkJson.Default.CursorBookmark) is { Column: not null, Type: not null, Value: not null } bookmark)
                return bookmark;
        }
        catch (JsonException)
        {
            // Told below, as a bookmark that lacks something.
        }
        throw new MixdownException(new Diagnostic(
            "MX2256", $"the bookmark of the table cannot be read: {text}", Hint: "It was written by another kind of source or a later release. Load the table with --full-refresh."));
    }
}
