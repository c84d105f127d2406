namespace Mixdown.Simulation.Events;

/// <summary>What a run gave.</summary>
/// <param name="Events">Events; one may be a record of several topics.</param>
/// <param name="Records">Records of all topics.</param>
/// <param name="Bytes">Bytes of their keys and values.</param>
/// <param name="Users">Listeners, with those who came during the run.</param>
/// <param name="Sessions">Sessions with an event in the run.</param>
public sealed record EventSummary(long Events, long Records, long Bytes, int Users, int Sessions);
