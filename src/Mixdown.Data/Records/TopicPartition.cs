namespace Mixdown.Data.Records;

/// <summary>One partition of a topic: an order of its own, in which every record has an offset.</summary>
/// <param name="Topic">The topic's name.</param>
/// <param name="Partition">Its number from 0.</param>
public readonly record struct TopicPartition(string Topic, int Partition)
{
    /// <summary><c>topic/partition</c>, as it stands in logs and messages.</summary>
    public override string ToString() => $"{Topic}/{Partition}";
}
