namespace Mixdown.Ingest.Sources.Tables;

/// <summary>A table that a source has now.</summary>
/// <param name="Name">Its name in the lake.</param>
/// <param name="Place">Where its rows come from, as <c>_mx_file</c> holds it: <c>public.invoice</c>, a URL without secrets.</param>
/// <param name="Rows">How many rows the source believes to have to read; null when it does not know.</param>
sealed record OfferedTable(string Name, string Place, long? Rows);
