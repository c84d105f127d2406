using Mixdown.Engines.DuckDb;

namespace Mixdown.Streams.Running;

/// <summary>Rows of a topic that have just come in: already in a table in memory, not yet committed.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Topic">The topic.</param>
/// <param name="Table">The table in memory, quoted as SQL wants it: the columns of the topic's table in the lake, among them
/// <c>_mx_partition</c>, <c>_mx_offset</c> and <c>_mx_event_time</c>, without <c>_mx_topic</c>, <c>_mx_load_id</c> and <c>_mx_seq</c>,
/// which come with the commit. It is gone after the commit. A column may come later: until the topic's first commit, and where the
/// stream's contract says evolve.</param>
/// <param name="FirstRow">The <c>rowid</c> of the first of them: <c>where rowid &gt;= FirstRow</c> are all of them.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Session">A session of the engine that has the table, in no transaction; to be used during the call only.</param>
public sealed record TickRows(string Stream, string Topic, string Table, long FirstRow, long Count, DuckDbSession Session);
