namespace Mixdown.Ingest.Sources.Rest;

/// <summary>An answer.</summary>
/// <param name="Content">Its body.</param>
/// <param name="Links">Its headers <c>Link</c>.</param>
sealed record RestPage(ReadOnlyMemory<byte> Content, IReadOnlyList<string> Links);
