namespace Mixdown.Streams.Bronze;

/// <summary>How far a topic is committed.</summary>
/// <param name="Topic">The topic.</param>
/// <param name="Next">The offset that is read next, by partition.</param>
/// <param name="At">When the last commit was; null before the first.</param>
/// <param name="Files">Data files of the table.</param>
public sealed record CommittedTopic(string Topic, IReadOnlyDictionary<int, long> Next, DateTimeOffset? At, int Files);
