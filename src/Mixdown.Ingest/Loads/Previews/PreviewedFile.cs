namespace Mixdown.Ingest.Loads.Previews;

/// <summary>What a load would do with a source file.</summary>
/// <param name="Path">As in <c>_mx_file</c>.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Fate">new, reload, touched, duplicate, ignored or known.</param>
public sealed record PreviewedFile(string Path, long Bytes, string Fate);
