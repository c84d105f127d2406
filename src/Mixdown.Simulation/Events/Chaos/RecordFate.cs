namespace Mixdown.Simulation.Events.Chaos;

/// <summary>What happens to a record on its way.</summary>
/// <param name="Kind">What.</param>
/// <param name="Delay">Milliseconds of event time by which the record comes late, or its second copy.</param>
/// <param name="Damage">How its damaged copy looks.</param>
readonly record struct RecordFate(FateKind Kind, int Delay = 0, Corruption Damage = default);
