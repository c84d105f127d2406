namespace Mixdown.Web.Collector.Bodies;

/// <summary>What a topic asks of events.</summary>
/// <param name="MaxBytes">Bytes of one at most.</param>
/// <param name="PartitionBy">The field whose value is the record's key; empty: none.</param>
sealed record EventRule(long MaxBytes, byte[] PartitionBy);
