namespace Mixdown.Ingest.Sources.Postgres.Reading;

/// <summary>What a reader met in one batch.</summary>
/// <param name="Rows">Rows, without those that the last run read.</param>
/// <param name="Rescued">Values that did not fit.</param>
/// <param name="Bytes">Bytes from the server.</param>
readonly record struct RowCounter(long Rows, long Rescued, long Bytes);
