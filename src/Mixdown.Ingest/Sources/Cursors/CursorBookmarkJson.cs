using System.Text.Json.Serialization;

namespace Mixdown.Ingest.Sources.Cursors;

/// <summary>Bookmarks as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = false)]
[JsonSerializable(typeof(CursorBookmark))]
sealed partial class CursorBookmarkJson : JsonSerializerContext;
