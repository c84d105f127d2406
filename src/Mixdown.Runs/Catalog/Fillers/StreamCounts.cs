namespace Mixdown.Runs.Catalog.Fillers;

/// <summary>What a stream did since its process began.</summary>
/// <param name="Records">Records read.</param>
/// <param name="Bytes">Bytes of them.</param>
/// <param name="Rejected">Records that went to the quarantine.</param>
/// <param name="Committed">Records that are in the lake.</param>
public sealed record StreamCounts(long Records, long Bytes, long Rejected, long Committed);
