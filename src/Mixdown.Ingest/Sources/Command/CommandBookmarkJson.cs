using System.Text.Json.Serialization;

namespace Mixdown.Ingest.Sources.Command;

/// <summary>Bookmarks as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = false)]
[JsonSerializable(typeof(CommandBookmark))]
sealed partial class CommandBookmarkJson : JsonSerializerContext;
