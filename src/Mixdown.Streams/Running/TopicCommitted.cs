using Mixdown.Ingest.Evolution;

namespace Mixdown.Streams.Running;

/// <summary>A commit of a topic.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Topic">The topic.</param>
/// <param name="Version">The table's version.</param>
/// <param name="Rows">Rows that are in the table now.</param>
/// <param name="Rejected">Records that are in quarantine now.</param>
/// <param name="Bytes">Bytes of all of them as they came.</param>
/// <param name="Took">From the decision to commit to the end.</param>
public sealed record TopicCommitted(string Stream, string Topic, long Version, long Rows, long Rejected, long Bytes, TimeSpan Took)
{
    /// <summary>What changed in the table's columns.</summary>
    public IReadOnlyList<SchemaChange> Changes { get; init; } = [];
}
