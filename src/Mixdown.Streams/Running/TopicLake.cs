using Mixdown.Engines.DuckDb;

namespace Mixdown.Streams.Running;

/// <summary>What the lake has of a topic when a stream begins to read.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Topic">The topic.</param>
/// <param name="Relation">Its rows, as SQL that can stand behind FROM: those of the commit after which reading goes on. null: there is
/// no table yet.</param>
/// <param name="Session">A session that can read them, of the engine that has the tables of the ticks, in no transaction; to be used
/// during the call only.</param>
public sealed record TopicLake(string Stream, string Topic, string? Relation, DuckDbSession Session);
