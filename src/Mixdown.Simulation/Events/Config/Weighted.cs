namespace Mixdown.Simulation.Events.Config;

/// <summary>A choice and its weight among others.</summary>
/// <param name="Value">The choice.</param>
/// <param name="Weight">0 or more; only the proportion to the others' counts.</param>
public sealed record Weighted<T>(T Value, int Weight);
