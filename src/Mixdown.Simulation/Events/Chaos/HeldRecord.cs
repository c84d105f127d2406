namespace Mixdown.Simulation.Events.Chaos;

/// <summary>A record that waits.</summary>
sealed record HeldRecord(long Number, long Timestamp, byte[] Key, byte[] Value);
