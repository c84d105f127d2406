namespace Mixdown.Streams.Settings;

/// <summary>Where an event says when it happened.</summary>
/// <param name="Column">The column.</param>
/// <param name="Unit">What it counts.</param>
public sealed record EventTime(string Column, EventTimeUnit Unit);
