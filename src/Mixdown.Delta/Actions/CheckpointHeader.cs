namespace Mixdown.Delta.Actions;

/// <summary>The row of a checkpoint of version 2 that says that it is one.</summary>
/// <param name="Version">The version that it holds.</param>
sealed record CheckpointHeader(long Version) : DeltaAction;
