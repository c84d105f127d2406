namespace Mixdown.Data.Storage;

/// <summary>What a listing says of an object.</summary>
/// <param name="Path">Relative to the store's root, <c>/</c> between the parts.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Modified">When its content was last written.</param>
/// <param name="ETag">The store's content tag; null where it has none (a local disk).</param>
public sealed record ObjectInfo(string Path, long Bytes, DateTimeOffset Modified, string? ETag = null);
