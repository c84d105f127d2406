namespace Mixdown.Runs.Owner.Handing;

/// <summary>A message between a command and the owner of its target.</summary>
/// <param name="Kind">What it holds.</param>
/// <param name="Body">The rest.</param>
readonly record struct Frame(FrameKind Kind, ReadOnlyMemory<byte> Body);
