using NpgsqlTypes;

namespace Mixdown.Ingest.Sources.PostgresCdc.Server;

/// <summary>A replication slot: the server's bookmark, from which on it keeps its log.</summary>
/// <param name="Plugin">What prints the log; null where the slot tells bytes and not changes.</param>
/// <param name="Database">Whose changes.</param>
/// <param name="IsLost">Whether the server has thrown away log that the slot needs.</param>
/// <param name="Why">Why it did, where it says so.</param>
/// <param name="Confirmed">Changes before it are told no more.</param>
/// <param name="ActiveProcess">The server's process that reads from it; null for none.</param>
sealed record SlotState(string? Plugin, string? Database, bool IsLost, string? Why, NpgsqlLogSequenceNumber Confirmed, int? ActiveProcess);
